package org.rounds.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void aTakenPortIsOneSentenceThatNamesIt() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.from(taken.getLocalPort()))
                    .isInstanceOf(LaunchFailure.class)
                    .hasMessageStartingWith("Port " + taken.getLocalPort() + " is taken")
                    .hasMessageContaining("-Drounds.http.port=")
                    .hasNoCause();
        }
    }

    @Test
    void aTakenManagementPortGivesWay() throws IOException {
        var http = Ports.from(0).http();
        try (var taken = new ServerSocket(http + 1910, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.from(http).management()).isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void portsWithoutAWishAreFreeAndDiffer() {
        var ports = Ports.from(0);
        assertThat(ports.http()).isPositive().isNotIn(ports.https(), ports.management());
    }

    @Test
    void httpsCanBeLeftOutOrGivenAPort() {
        assertThat(Ports.from(0, -1).hasHttps()).isFalse();
        var wanted = Ports.from(0).https();
        assertThat(Ports.from(0, wanted).https()).isEqualTo(wanted);
    }

    @Test
    void aTakenHttpsPortThatSomebodyAskedForIsNamedWithItsProperty() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.from(0, taken.getLocalPort())).hasMessageContaining("-Drounds.https.port=");
        }
    }
}
