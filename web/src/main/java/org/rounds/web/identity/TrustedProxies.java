package org.rounds.web.identity;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells where a request comes from. Only those named here are believed when they say, by {@code X-Forwarded-For}, for
 * whom they ask: the client is the last hop that is none of them.
 */
final class TrustedProxies {
    /** Anything else might be looked up as a name. */
    private static final Pattern LITERAL = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /** Who has an IPv6 address has 2^64 of them. */
    private static final int IPV6_CLIENT_BYTES = 8;

    private record Network(byte[] address, int bits) {
        boolean contains(InetAddress other) {
            byte[] bytes = other.getAddress();
            int rest = address.length * 8 - bits;
            return bytes.length == address.length
                    && new BigInteger(1, bytes).shiftRight(rest).equals(new BigInteger(1, address).shiftRight(rest));
        }
    }

    private final List<Network> networks;

    /** @param cidrs such as {@code 10.0.0.0/8} or {@code ::1} */
    TrustedProxies(List<String> cidrs) {
        networks = cidrs.stream().map(TrustedProxies::network).toList();
    }

    private static Network network(String cidr) {
        String[] parts = cidr.strip().split("/", 2);
        byte[] address = address(parts[0])
                .orElseThrow(() -> new IllegalArgumentException("ROUNDS_TRUSTED_PROXIES: no address in " + cidr))
                .getAddress();
        int longest = address.length * 8;
        int bits = parts.length == 1 ? longest : Integer.parseInt(parts[1]);
        if (bits < 0 || bits > longest) {
            throw new IllegalArgumentException("ROUNDS_TRUSTED_PROXIES: no such length in " + cidr);
        }
        return new Network(address, bits);
    }

    /**
     * Returns the client's address; of IPv6, its network.
     *
     * @param peer who is connected
     * @param forwarded the values of all X-Forwarded-For headers, in order
     */
    String client(String peer, List<String> forwarded) {
        List<String> hops = new ArrayList<>();
        forwarded.forEach(header -> hops.addAll(Arrays.asList(header.split(","))));
        Optional<InetAddress> client = address(peer);
        for (int i = hops.size() - 1; i >= 0 && client.filter(this::trusts).isPresent(); i--) {
            Optional<InetAddress> hop = address(hops.get(i));
            if (hop.isEmpty()) {
                break; // a proxy that says something else has said nothing
            }
            client = hop;
        }
        return client.map(TrustedProxies::text).orElse(peer);
    }

    private boolean trusts(InetAddress hop) {
        return networks.stream().anyMatch(n -> n.contains(hop));
    }

    private static Optional<InetAddress> address(String text) {
        try {
            String stripped = text.strip();
            return LITERAL.matcher(stripped).matches()
                    ? Optional.of(InetAddress.getByName(stripped))
                    : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static String text(InetAddress client) {
        byte[] bytes = client.getAddress();
        if (bytes.length == 4) {
            return client.getHostAddress();
        }
        try {
            byte[] network = Arrays.copyOf(Arrays.copyOf(bytes, IPV6_CLIENT_BYTES), bytes.length);
            return InetAddress.getByAddress(network).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
