package org.rounds.persistence.identity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.hibernate.engine.jdbc.connections.internal.DatasourceConnectionProviderImpl;

/**
 * Tells PostgreSQL which workspace a transaction is for, when it takes its connection; row-level security does the
 * rest. The setting ends with the transaction, so that a pooled connection carries nothing over.
 */
public class WorkspaceConnections extends DatasourceConnectionProviderImpl {
    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        UUID workspace = CurrentWorkspace.id();
        if (!workspace.equals(CurrentWorkspace.NONE)) {
            try (PreparedStatement set =
                    connection.prepareStatement("select set_config('rounds.workspace', ?, true)")) {
                set.setString(1, workspace.toString());
                set.execute();
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        }
        return connection;
    }
}
