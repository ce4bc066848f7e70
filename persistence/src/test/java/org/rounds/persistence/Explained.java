package org.rounds.persistence;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Connections of the serving role that have each query explained, with its own values, before it runs. */
final class Explained {

    private interface Handler {
        Object handle(Method method, Object[] arguments) throws Throwable;
    }

    private record Call(Method method, Object[] arguments) {}

    private final List<String> plans = new ArrayList<>();

    DataSource dataSource() {
        return proxy(
                DataSource.class,
                (method, arguments) -> method.getName().equals("getConnection")
                        ? connection(TestDatabase.asApp())
                        : invoke(this, method, arguments));
    }

    /** Returns the plans of the queries since it was asked last. */
    List<String> plans() {
        List<String> taken = List.copyOf(plans);
        plans.clear();
        return taken;
    }

    private Connection connection(Connection real) {
        return proxy(Connection.class, (method, arguments) -> {
            Object result = invoke(real, method, arguments);
            return result instanceof PreparedStatement statement
                    ? statement(real, (String) arguments[0], statement)
                    : result;
        });
    }

    private PreparedStatement statement(Connection connection, String sql, PreparedStatement real) {
        List<Call> values = new ArrayList<>();
        return proxy(PreparedStatement.class, (method, arguments) -> {
            if (method.getName().startsWith("set") && arguments.length > 1) {
                values.add(new Call(method, arguments));
            } else if (method.getName().equals("executeQuery")) {
                plans.add(explain(connection, sql, values));
            }
            return invoke(real, method, arguments);
        });
    }

    private static String explain(Connection connection, String sql, List<Call> values) throws Throwable {
        try (PreparedStatement explain = connection.prepareStatement("explain " + sql)) {
            for (Call value : values) {
                invoke(explain, value.method(), value.arguments());
            }
            return text(explain);
        }
    }

    /** Returns the plan that an explaining statement gives. */
    static String text(PreparedStatement explain) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (var lines = explain.executeQuery()) {
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                Explained.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> handler.handle(method, arguments)));
    }
}
