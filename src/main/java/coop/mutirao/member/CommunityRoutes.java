package coop.mutirao.member;

import static coop.mutirao.http.ProblemType.SECOND_ROOT;

import com.fasterxml.jackson.annotation.JsonProperty;
import coop.mutirao.http.Access;
import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.Request;
import coop.mutirao.http.Server;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// New communities. Those there are stand in the description of the network.
public final class CommunityRoutes implements Server.Routes {

    private final Communities communities;
    private final Members members;
    private final ObjectMapper json;

    public CommunityRoutes(Communities communities, Members members, ObjectMapper json) {
        this.communities = communities;
        this.members = members;
        this.json = json;
    }

    // Null says that there is none above, and so must be said.
    private record Order(
            @Nullable String name,
            @JsonProperty(required = true) @Nullable String parent,
            @Nullable String decision) {}

    private record Shown(String code, String name, @Nullable String parent) {
        static Shown of(Community community) {
            return new Shown(community.code(), community.name(), community.parent());
        }
    }

    @Override
    public void register(Server.Router router) {
        router.put("/api/v1/communities/{code}", this::add);
    }

    private void add(Context ctx) {
        String code = MemberRoutes.code(ctx);
        Order order = Request.body(ctx, json, Order.class);
        if (order.parent() != null) {
            Texts.requireCode(order.parent());
        }
        String name = Request.required(order.name(), "name");
        String decision = Request.required(order.decision(), "decision");
        String actor = members.publicId(Access.of(ctx).caller().code());
        var by = Request.member("decision", () -> new Communities.By(actor, decision));
        switch (communities.add(code, name, order.parent(), by)) {
            case Communities.Result.Added(var community) ->
                    ctx.status(HttpStatus.CREATED).json(Shown.of(community));
            case Communities.Result.AddedBefore(var community) -> ctx.json(Shown.of(community));
            case Communities.Result.CodeTaken(var taken) ->
                    throw new ProblemException(MemberRoutes.taken(taken));
            case Communities.Result.UnknownParent(var parent) ->
                    throw new ProblemException(MemberRoutes.unknownCommunity(parent));
            case Communities.Result.SecondRoot(var root) ->
                    throw new ProblemException(
                            Problem.of(
                                            SECOND_ROOT,
                                            "Only %s has no parent. Name the community that this"
                                                            .formatted(root)
                                                    + " one belongs to.")
                                    .with("community", root));
        }
    }
}
