package org.rounds.persistence.identity;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.engine.jdbc.connections.internal.DatasourceConnectionProviderImpl;

/**
 * Tells PostgreSQL which workspace a transaction is for, when it takes its connection; row-level security does the
 * rest. The setting ends with the transaction, so that a pooled connection carries nothing over.
 *
 * <p>Measured here and not in the pool, since the servers' pools tell different things about themselves.
 */
public class WorkspaceConnections extends DatasourceConnectionProviderImpl {
    private static final long serialVersionUID = 1;
    private static final AtomicInteger LENT = new AtomicInteger();
    private static final Timer WAIT = Timer.builder("rounds.db.connection.wait")
            .description("Waiting for a connection of the pool")
            .serviceLevelObjectives(
                    Duration.ofMillis(1),
                    Duration.ofMillis(10),
                    Duration.ofMillis(100),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(5))
            .register(Metrics.globalRegistry);

    static {
        Gauge.builder("rounds.db.connections.lent", LENT, AtomicInteger::get)
                .description("Connections at work")
                .register(Metrics.globalRegistry);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = lend();
        UUID workspace = CurrentWorkspace.id();
        if (!workspace.equals(CurrentWorkspace.NONE)) {
            try (PreparedStatement set =
                    connection.prepareStatement("select set_config('rounds.workspace', ?, true)")) {
                set.setString(1, workspace.toString());
                set.execute();
            } catch (SQLException e) {
                closeConnection(connection);
                throw e;
            }
        }
        return connection;
    }

    private Connection lend() throws SQLException {
        Timer.Sample wait = Timer.start();
        try {
            Connection connection = super.getConnection();
            LENT.incrementAndGet();
            return connection;
        } finally {
            wait.stop(WAIT);
        }
    }

    @Override
    public void closeConnection(Connection connection) throws SQLException {
        LENT.decrementAndGet();
        super.closeConnection(connection);
    }
}
