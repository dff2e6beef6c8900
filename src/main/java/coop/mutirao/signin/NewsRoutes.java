package coop.mutirao.signin;

import coop.mutirao.http.Access;
import coop.mutirao.http.Cookies;
import coop.mutirao.http.Request;
import coop.mutirao.http.Server;
import coop.mutirao.news.NewsItem;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// What a member should hear of at once, because somebody else may have done it.
public final class NewsRoutes implements Server.Routes {

    private static final String PATH = "/api/v1/members/{code}/news";

    private final Sessions sessions;
    private final ObjectMapper json;

    public NewsRoutes(Sessions sessions, ObjectMapper json) {
        this.sessions = sessions;
        this.json = json;
    }

    private record Item(String kind, @Nullable String about, Instant at) {

        static Item of(NewsItem item) {
            return new Item(item.kind().wire(), item.about(), item.at());
        }
    }

    private record Items(List<Item> items) {}

    private record Seen(@Nullable Instant until) {}

    @Override
    public void register(Server.Router router) {
        router.get(PATH, this::list);
        router.put(PATH + "/seen", this::see);
    }

    private void list(Context ctx) {
        Access access = SessionRoutes.own(ctx);
        List<NewsItem> news = sessions.news(SessionRoutes.member(access), access.session().id());
        ctx.json(new Items(news.stream().map(Item::of).toList()));
    }

    private void see(Context ctx) {
        Access access = SessionRoutes.own(ctx);
        Instant until = Request.required(Request.body(ctx, json, Seen.class).until(), "until");
        sessions.seeNews(
                SessionRoutes.member(access), access.session().id(), Cookies.browser(ctx), until);
        ctx.status(HttpStatus.NO_CONTENT);
    }
}
