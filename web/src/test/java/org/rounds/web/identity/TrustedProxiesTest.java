package org.rounds.web.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
    private final TrustedProxies proxies = new TrustedProxies(List.of("10.0.0.0/8", "192.168.1.7", "fd00::/16"));

    @ParameterizedTest
    @CsvSource({
        // peer, X-Forwarded-For, client
        "203.0.113.9, 198.51.100.1, 203.0.113.9",
        "10.1.2.3, 198.51.100.1, 198.51.100.1",
        "192.168.1.7, 198.51.100.1, 198.51.100.1",
        "192.168.1.8, 198.51.100.1, 192.168.1.8",
        "11.0.0.1, 198.51.100.1, 11.0.0.1",
        "fd00::1, 198.51.100.1, 198.51.100.1",
        "fd01::1, 198.51.100.1, fd01:0:0:0:0:0:0:0/64"
    })
    void believesOnlyThoseNamed(String peer, String forwarded, String client) {
        assertThat(proxies.client(peer, List.of(forwarded))).isEqualTo(client);
    }

    @Test
    void takesTheRightmostHopThatIsNoProxy() {
        assertThat(proxies.client("10.0.0.1", List.of("1.1.1.1, 198.51.100.1, 10.9.9.9 ,192.168.1.7")))
                .isEqualTo("198.51.100.1");
        assertThat(proxies.client("10.0.0.1", List.of("1.1.1.1", "198.51.100.1", "10.9.9.9")))
                .isEqualTo("198.51.100.1");
    }

    @Test
    void takesTheFarthestProxyWhereAllHopsAreProxies() {
        assertThat(proxies.client("10.0.0.1", List.of("10.0.0.3, 10.0.0.2"))).isEqualTo("10.0.0.3");
        assertThat(proxies.client("10.0.0.1", List.of())).isEqualTo("10.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "example.org", "", "198.51.100.1:4711", "dead.beef", "1.2.3.400", "1:2:3"})
    void looksNothingUpAndStopsAtWhatIsNoAddress(String hop) {
        assertThat(proxies.client("10.0.0.1", List.of("1.1.1.1, " + hop))).isEqualTo("10.0.0.1");
    }

    @Test
    void takesAnIpv6NetworkForOneClient() {
        assertThat(proxies.client("10.0.0.1", List.of("2001:db8:1:2:3:4:5:6")))
                .isEqualTo(proxies.client("10.0.0.1", List.of("2001:db8:1:2::1")))
                .isEqualTo("2001:db8:1:2:0:0:0:0/64");
        assertThat(proxies.client("10.0.0.1", List.of("::ffff:198.51.100.1"))).isEqualTo("198.51.100.1");
    }

    @Test
    void believesNobodyUnlessTold() {
        assertThat(new TrustedProxies(List.of()).client("127.0.0.1", List.of("1.1.1.1")))
                .isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.local", "10.0.0.0/33", "10.0.0.0/-1", "::/129", "10.0.0.0/x", ""})
    void refusesASettingThatIsNone(String cidr) {
        assertThatThrownBy(() -> new TrustedProxies(List.of(cidr))).isInstanceOf(IllegalArgumentException.class);
    }
}
