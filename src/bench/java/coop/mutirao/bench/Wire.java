package coop.mutirao.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/// One connection that sends requests of HTTP/1.1 and reads the answers, and costs next to nothing:
/// the load shares the machine with what it loads.
final class Wire implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String head;

    /// An answer.
    record Answer(int status, String body) {}

    Wire(int port, String token) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 8_192);
        out = socket.getOutputStream();
        head =
                " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Authorization: Bearer "
                        + token
                        + "\r\nContent-Length: ";
    }

    /// @param headers more of them
    Answer send(String method, String path, String body, String... headers) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        var more = new StringBuilder("\r\n");
        for (String header : headers) {
            more.append(header).append("\r\n");
        }
        byte[] top =
                (method + " " + path + head + bytes.length + more + "\r\n").getBytes(ISO_8859_1);
        byte[] all = new byte[top.length + bytes.length];
        System.arraycopy(top, 0, all, 0, top.length);
        System.arraycopy(bytes, 0, all, top.length, bytes.length);
        out.write(all);
        out.flush();
        return read();
    }

    private Answer read() throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        int length = -1;
        for (String line = line(); !line.isEmpty(); line = line()) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
        }
        return new Answer(status, new String(length < 0 ? chunks() : in.readNBytes(length), UTF_8));
    }

    private byte[] chunks() throws IOException {
        var all = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line(), 16);
            all.write(in.readNBytes(size));
            line();
            if (size == 0) {
                return all.toByteArray();
            }
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection ended");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
