package coop.mutirao.http;

import coop.mutirao.http.SiteRoutes.Network;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The pages of [SiteRoutes]. They have neither scripts nor styles inside, as the security policy
/// of [Server] asks for.
final class SitePages {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final SiteFiles files;
    private final String layout = template("layout");
    private final String first = template("first");
    private final String problem = template("problem");
    private final Html docs;
    private final Html problems;

    SitePages(SiteFiles files) {
        this.files = files;
        this.docs =
                page(
                        "Documentation of the API",
                        "/docs",
                        new Html(template("docs")),
                        Html.fill(
                                template("docs-head"),
                                Map.of(
                                        "viewerStyle", files.address("swagger-ui.css"),
                                        "style", files.address("docs.css"),
                                        "viewer", files.address("swagger-ui-bundle.js"),
                                        "start", files.address("docs.js"))));
        this.problems =
                page(
                        "Problems",
                        "/problems",
                        Html.fill(template("problems"), Map.of("groups", groups())),
                        Html.NOTHING);
    }

    private static String template(String name) {
        return new String(
                SiteFiles.resource("/coop/mutirao/http/" + name + ".html"), StandardCharsets.UTF_8);
    }

    /// @param address of this server, as the reader knows it
    Html first(Network network, String address) {
        Html main =
                Html.fill(
                        first,
                        Map.of(
                                "name", network.name(),
                                "currencyCode", network.currencyCode(),
                                "currencyName", network.currencyName(),
                                "address", address));
        return page(network.name(), "/", main, Html.NOTHING);
    }

    Html docs() {
        return docs;
    }

    Html problems() {
        return problems;
    }

    private static Html groups() {
        Map<Integer, List<ProblemType.Page>> byStatus =
                ProblemType.pages().stream()
                        .collect(
                                Collectors.groupingBy(
                                        ProblemType.Page::status,
                                        TreeMap::new,
                                        Collectors.toList()));
        return Html.join(
                byStatus.entrySet().stream().map(group -> group(group.getKey(), group.getValue())));
    }

    private static Html group(int status, List<ProblemType.Page> pages) {
        return Html.fill(
                """
                <section aria-labelledby="status-{{status}}">
                <h2 id="status-{{status}}"><span class="status">{{status}}</span> {{meaning}}</h2>
                <ul class="links">{{lines}}</ul>
                </section>\
                """,
                Map.of(
                        "status",
                        status,
                        "meaning",
                        meaning(status),
                        "lines",
                        Html.join(pages.stream().map(SitePages::line))));
    }

    private static Html line(ProblemType.Page page) {
        return Html.fill(
                """
                <li><a href="/problems/{{name}}">{{title}}</a><code>{{name}}</code></li>\
                """,
                Map.of("name", page.name(), "title", page.title()));
    }

    private static String meaning(int status) {
        return switch (status) {
            case 400 -> "It makes no sense in itself";
            case 401 -> "Who are you?";
            case 403 -> "This is for somebody else";
            case 404 -> "Not here";
            case 405 -> "Not with this method";
            case 409 -> "It contradicts something earlier";
            case 413 -> "Too large";
            case 415 -> "Not in this form";
            case 422 -> "A rule of the community says no";
            case 429 -> "Too often";
            case 500 -> "A fault of ours";
            case 503 -> "Not now";
            default -> "Others";
        };
    }

    Html problem(ProblemType.Page page) {
        Html main =
                Html.fill(
                        problem,
                        Map.of(
                                "title", page.title(),
                                "status", page.status(),
                                "name", page.name(),
                                "explanation", Html.prose(page.explanation()),
                                "whatHelps", Html.prose(page.whatHelps()),
                                "members", members(page.members()),
                                "example", JSON.writeValueAsString(page.example())));
        return page(page.title(), "/problems/" + page.name(), main, Html.NOTHING);
    }

    private static Html members(List<ProblemType.Member> members) {
        if (members.isEmpty()) {
            return Html.NOTHING;
        }
        Stream<Html> lines =
                members.stream()
                        .map(m ->
                                Html.fill(
                                        "<dt><code>{{name}}</code></dt><dd>{{meaning}}</dd>",
                                        Map.of(
                                                "name", m.name(),
                                                "meaning", Html.prose(m.meaning()))));
        return Html.fill(
                "<h2>Its figures</h2><dl class=\"card\">{{lines}}</dl>",
                Map.of("lines", Html.join(lines)));
    }

    private Html page(String title, String path, Html main, Html head) {
        Html navigation =
                Html.join(
                        Stream.of(
                                link("/", "Home", path),
                                link("/docs", "Docs", path),
                                link("/problems", "Problems", path)));
        return Html.fill(
                layout,
                Map.of(
                        "title", title,
                        "icon", files.address("icon.svg"),
                        "style", files.address("site.css"),
                        "head", head,
                        "navigation", navigation,
                        "main", main));
    }

    private static Html link(String to, String text, String path) {
        return Html.fill(
                to.equals(path)
                        ? "<a href=\"{{to}}\" aria-current=\"page\">{{text}}</a>"
                        : "<a href=\"{{to}}\">{{text}}</a>",
                Map.of("to", to, "text", text));
    }
}
