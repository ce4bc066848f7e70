package org.rounds.it;

import java.io.File;
import java.util.UUID;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * What Maven built, with test classes beside the classes of its WAR, from where they see every module. Never a list of
 * product classes by hand: what is tested is what is shipped.
 */
public final class BuiltEar {

    private static final String WAR = "rounds-web.war";

    private BuiltEar() {}

    public static EnterpriseArchive with(Class<?>... tests) {
        var ear = ShrinkWrap.create(ZipImporter.class, "rounds-" + UUID.randomUUID() + ".ear")
                .importFrom(new File(System.getProperty("rounds.ear")))
                .as(EnterpriseArchive.class);
        var war = ear.getAsType(WebArchive.class, "/" + WAR).addClasses(tests);
        return ear.addAsModule(war);
    }
}
