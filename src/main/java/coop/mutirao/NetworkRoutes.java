package coop.mutirao;

import coop.mutirao.http.Server;

/// The network over HTTP; see `/network` in api-spec/openapi.yaml.
final class NetworkRoutes implements Server.Routes {

    private final NetworkView network;

    NetworkRoutes(NetworkView network) {
        this.network = network;
    }

    @Override
    public void register(Server.Router router) {
        router.get("/api/v1/network", ctx -> ctx.json(network.view()));
    }
}
