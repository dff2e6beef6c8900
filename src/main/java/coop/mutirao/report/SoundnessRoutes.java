package coop.mutirao.report;

import coop.mutirao.http.ProblemException;
import coop.mutirao.http.ProblemType;
import coop.mutirao.http.Request;
import coop.mutirao.http.Server;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The five numbers at the end of a day, over HTTP; see `/soundness` in api-spec/openapi.yaml.
public final class SoundnessRoutes implements Server.Routes {

    private final Soundness soundness;

    public SoundnessRoutes(Soundness soundness) {
        this.soundness = soundness;
    }

    @Override
    public void register(Server.Router router) {
        router.get("/api/v1/soundness", this::show);
    }

    private void show(Context ctx) {
        LocalDate day = day(ctx.queryParam("at"));
        try {
            ctx.json(
                    soundness
                            .at(day)
                            .orElseThrow(() ->
                                    new ProblemException(
                                            ProblemType.NOT_FOUND,
                                            "A network has such figures once it has %d members."
                                                    .formatted(OpenReport.MEMBERS_MIN))));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.NOT_FOUND, e.getMessage() + ".");
        }
    }

    private LocalDate day(@Nullable String text) {
        LocalDate today = soundness.today();
        if (text == null) {
            return today;
        }
        LocalDate day;
        try {
            day = LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new ProblemException(Request.parameter("at", "is a day such as 2026-10-31"));
        }
        if (day.isAfter(today) || !day.toString().equals(text)) {
            throw new ProblemException(
                    Request.parameter("at", "is a day such as 2026-10-31, not after " + today));
        }
        return day;
    }
}
