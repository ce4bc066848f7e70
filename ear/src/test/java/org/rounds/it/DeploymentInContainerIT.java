package org.rounds.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.sql.SQLException;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@ArquillianTest
@DisplayName("Inside the server")
class DeploymentInContainerIT {

    @Inject
    BeanManager beans;

    @Inject
    UserTransaction transaction;

    @Deployment
    static EnterpriseArchive ear() {
        return BuiltEar.with(DeploymentInContainerIT.class);
    }

    @Test
    @DisplayName("the built EAR gets beans, transactions and the database of the serving role")
    void injects() throws NamingException, SQLException {
        assertNotNull(beans);
        assertNotNull(transaction);
        var defaultDataSource = (DataSource) new InitialContext().lookup("java:comp/DefaultDataSource");
        try (var connection = defaultDataSource.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT current_user::text, current_setting('fsync')")) {
            rows.next();
            assertEquals("rounds_app", rows.getString(1));
            assertEquals("on", rows.getString(2));
        }
    }
}
