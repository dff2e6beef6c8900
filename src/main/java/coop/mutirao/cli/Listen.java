package coop.mutirao.cli;

import java.net.InetSocketAddress;

/// Where a command listens, as `--listen HOST:PORT` says.
///
/// @param port 0: any free one
record Listen(String host, int port) {

    /// @throws Cli.WrongUse if it is not such
    static Listen parse(String text) {
        int colon = text.lastIndexOf(':');
        String port = text.substring(colon + 1);
        if (colon < 1 || !port.matches("[0-9]{1,5}")) {
            throw new Cli.WrongUse("--listen is a host and a port, such as 127.0.0.1:8083");
        }
        String host = text.substring(0, colon).replaceAll("^\\[|]$", "");
        return new Listen(host, Serve.requirePort(Integer.parseInt(port)));
    }

    /// @throws Cli.WrongUse if there is no such host
    InetSocketAddress address() {
        var address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new Cli.WrongUse("--listen: no host is called " + host);
        }
        return address;
    }
}
