package org.rounds.ejb.admin;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.rounds.ejb.event.EventsMXBean;
import org.rounds.ejb.optimization.SolverMXBean;
import org.rounds.ejb.optimization.SolverNode;

/** Registers what operators watch under {@code org.rounds}. */
@Singleton
@Startup
public class OperatorBeans {
    private static final List<String> TYPES = List.of("Solver", "Database", "Events");

    @Inject
    SolverNode solver;

    @Inject
    HealthService health;

    @Inject
    Samples samples;

    @PostConstruct
    void register() {
        DatabaseMXBean database = health::databaseAnswers;
        register("Solver", new StandardMBean(new SolverView(solver), SolverMXBean.class, true));
        register("Database", new StandardMBean(database, DatabaseMXBean.class, true));
        register("Events", new StandardMBean(new EventsView(samples), EventsMXBean.class, true));
    }

    @PreDestroy
    void unregister() {
        TYPES.forEach(OperatorBeans::unregister);
    }

    private static void register(String type, StandardMBean bean) {
        try {
            unregister(type);
            ManagementFactory.getPlatformMBeanServer().registerMBean(bean, name(type));
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void unregister(String type) {
        try {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            if (server.isRegistered(name(type))) {
                server.unregisterMBean(name(type));
            }
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectName name(String type) throws JMException {
        return new ObjectName("org.rounds:type=" + type);
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
        public double getLastRunSeconds() {
            return Meters.seconds(node.lastRun());
        }

        @Override
        public String getLastScore() {
            return node.lastScore();
        }
    }

    /** The outbox as JMX wants it. */
    private record EventsView(Samples samples) implements EventsMXBean {
        @Override
        public long getWaiting() {
            return samples.last().backlog().events();
        }

        @Override
        public double getOldestAgeSeconds() {
            return Meters.seconds(samples.last().backlog().oldestAge());
        }
    }
}
