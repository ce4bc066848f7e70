package org.rounds.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("The running product")
class BootIT {

    @Test
    @Tag("smoke")
    void servesItsStartPage() throws IOException {
        var connection = (HttpURLConnection) Server.uri().toURL().openConnection();
        assertThat(connection.getResponseCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("loses no acknowledged commit: fsync and synchronous_commit are on")
    void isDurable() throws SQLException {
        try (var database = Server.jdbcAsApp()) {
            assertThat(value(database, "SHOW fsync")).isEqualTo("on");
            assertThat(value(database, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(value(database, "SHOW full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    @DisplayName("serves as a role that row-level security binds and that owns nothing")
    void servesWithoutPrivileges() throws SQLException {
        try (var database = Server.jdbcAsApp()) {
            assertThat(value(
                            database,
                            "SELECT rolsuper OR rolbypassrls OR rolcreaterole FROM pg_roles"
                                    + " WHERE rolname = current_user"))
                    .isEqualTo("f");
            assertThat(value(database, "SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole"))
                    .isEqualTo("0");
            assertThat(value(database, "SELECT pg_has_role(current_user, 'rounds_owner', 'MEMBER')"))
                    .isEqualTo("f");
            assertThat(value(database, "SELECT has_schema_privilege('public', 'CREATE')"))
                    .isEqualTo("f");
        }
    }

    @Test
    @DisplayName("knows the database as the serving role, not as the owner")
    void connectsAsTheServingRole() throws SQLException {
        try (var database = Server.jdbcAsSuperuser()) {
            var query = "SELECT count(*) FROM pg_stat_activity WHERE datname = 'rounds' AND usename = '%s'";
            assertThat(value(database, query.formatted("rounds_app"))).isNotEqualTo("0");
            assertThat(value(database, query.formatted("rounds_owner"))).isEqualTo("0");
        }
        assertThat(Server.running().environment()).doesNotContainKey("ROUNDS_DB_OWNER_PASSWORD");
    }

    private static String value(Connection database, String query) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
