package coop.mutirao.assembly;

import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemType;
import coop.mutirao.officer.OfficerAct;
import java.util.List;
import java.util.UUID;

/// What became of what somebody asked the assembly for.
public sealed interface Outcome<T> {

    /// @param again whether it was done before, by the same request
    record Done<T>(T value, boolean again) implements Outcome<T> {}

    /// Another officer has to ask for it too.
    record Waits<T>(OfficerAct act) implements Outcome<T> {}

    /// A rule does not allow it, and nothing was done.
    record Refused<T>(Problem problem) implements Outcome<T> {}

    static <T> Outcome<T> done(T value) {
        return new Done<>(value, false);
    }

    static <T> Outcome<T> again(T value) {
        return new Done<>(value, true);
    }

    static <T> Outcome<T> refused(ProblemType type, String reason) {
        return new Refused<>(Problem.of(type, reason).with("reason", reason));
    }

    static <T> Outcome<T> notFound(String what) {
        return new Refused<>(Problem.of(ProblemType.NOT_FOUND, "There is no such " + what + "."));
    }

    /// An id stands for something else.
    ///
    /// @param what it is, such as `comment`
    static <T> Outcome<T> idTaken(UUID id, String what) {
        return new Refused<>(
                Problem.of(
                        ProblemType.ID_TAKEN,
                        "The id %s stands for another %s.".formatted(id, what)));
    }

    /// It is for others to do.
    static <T> Outcome<T> notAllowed(String why, String... allowed) {
        return new Refused<>(
                Problem.of(ProblemType.NOT_ALLOWED, why).with("allowed", List.of(allowed)));
    }

    /// The round or the proposal is at another step.
    static <T> Outcome<T> wrongStep(String what, String state) {
        return new Refused<>(
                Problem.of(
                                ProblemType.WRONG_STEP,
                                "The %s is at the step \"%s\", where this cannot be done."
                                        .formatted(what, state))
                        .with("step", state));
    }
}
