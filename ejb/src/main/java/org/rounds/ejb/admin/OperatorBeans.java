package org.rounds.ejb.admin;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.rounds.ejb.optimization.SolverMXBean;
import org.rounds.ejb.optimization.SolverNode;

/** Registers what operators watch under {@code org.rounds}. */
@Singleton
@Startup
public class OperatorBeans {
    @Inject
    SolverNode solver;

    @Inject
    HealthService health;

    @PostConstruct
    void register() throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        DatabaseMXBean database = health::databaseAnswers;
        unregister();
        server.registerMBean(new StandardMBean(new SolverView(solver), SolverMXBean.class, true), name("Solver"));
        server.registerMBean(new StandardMBean(database, DatabaseMXBean.class, true), name("Database"));
    }

    @PreDestroy
    void unregister() throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName bean : server.queryNames(new ObjectName("org.rounds:*"), null)) {
            server.unregisterMBean(bean);
        }
    }

    private static ObjectName name(String type) throws JMException {
        return new ObjectName("org.rounds", new java.util.Hashtable<>(Map.of("type", type)));
    }

    /** The node as JMX wants it. */
    private record SolverView(SolverNode node) implements SolverMXBean {
        @Override
        public long getQueued() {
            return node.queued();
        }

        @Override
        public int getRunning() {
            return node.running();
        }

        @Override
        public String getLastScore() {
            return node.lastScore();
        }
    }
}
