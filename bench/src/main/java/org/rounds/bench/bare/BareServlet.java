package org.rounds.bench.bare;

import jakarta.annotation.Resource;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * What the product's requests are compared with: plain JDBC on the same server's data source, no caller, no rights, no
 * audit. Never part of the product.
 *
 * <p>{@code /team?id=&workspace=} reads what {@code GET /api/v1/teams/{id}} reads; {@code /right} reads a row that no
 * row-level security guards, in a transaction of its own; {@code /right?workspace=} sets the workspace before;
 * {@code /grid?schedule=&workspace=} reads the assignments of a schedule.
 */
@WebServlet({"/team", "/right", "/grid"})
public class BareServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final String TEAM = "select id, name, kind, time_zone, created_at, version from team where id = ?";
    private static final String RIGHT = "select role, resource, action, scope from role_permission"
            + " where role = 'admin' and resource = 'team' and action = 'read'";

    private static final String GRID = "select a.person_id, a.date, y.code from assignment a join activity y"
            + " on y.id = a.activity_id where a.schedule_id = ? order by a.person_id, a.date";

    @Resource
    transient DataSource database;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String workspace = request.getParameter("workspace");
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            if (workspace != null) {
                try (PreparedStatement set =
                        connection.prepareStatement("select set_config('rounds.workspace', ?, true)")) {
                    set.setString(1, workspace);
                    set.execute();
                }
            }
            String what = request.getServletPath();
            String query = what.equals("/team") ? TEAM : what.equals("/grid") ? GRID : RIGHT;
            try (PreparedStatement read = connection.prepareStatement(query)) {
                if (query.contains("?")) {
                    String id = request.getParameter(what.equals("/grid") ? "schedule" : "id");
                    read.setObject(1, UUID.fromString(id));
                }
                write(read.executeQuery(), response);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static void write(ResultSet rows, HttpServletResponse response) throws SQLException, IOException {
        var json = new StringBuilder();
        while (rows.next()) {
            json.append(json.length() == 0 ? "[{" : ",{");
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                json.append(i == 1 ? "\"" : ",\"")
                        .append(rows.getMetaData().getColumnName(i))
                        .append("\":\"")
                        .append(rows.getString(i))
                        .append('"');
            }
            json.append('}');
        }
        if (json.length() == 0) {
            response.setStatus(404);
            return;
        }
        response.setContentType("application/json");
        response.getWriter().append(json.append(']'));
    }
}
