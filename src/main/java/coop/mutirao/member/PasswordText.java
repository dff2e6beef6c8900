package coop.mutirao.member;

import static coop.mutirao.http.ProblemType.WEAK_PASSWORD;

import coop.mutirao.crypto.Passwords;
import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.Request;
import org.jspecify.annotations.Nullable;

/// A password as it comes in a body.
public final class PasswordText {

    private PasswordText() {}

    /// A password, as long as one may be.
    public static String of(@Nullable String password, String name) {
        int length = Request.required(password, name).length();
        if (length == 0 || length > Passwords.LENGTH_MAX) {
            throw new ProblemException(
                    Request.malformed(
                                    "A password has 1 to " + Passwords.LENGTH_MAX + " characters.")
                            .problem()
                            .with("pointer", "/" + name));
        }
        return Request.required(password, name);
    }

    /// The refusal of one that is too short, or long enough and among those that are tried first.
    public static Problem weak(int length) {
        boolean isShort = length < Passwords.LENGTH_MIN;
        String detail =
                isShort
                        ? "The password has %d characters and needs %d."
                                .formatted(length, Passwords.LENGTH_MIN)
                        : "The password is among those that are tried first: a common word, a name,"
                                + " a sequence or a year, or two of them.";
        return Problem.of(WEAK_PASSWORD, detail)
                .with("reason", isShort ? "short" : "common")
                .with("minimumLength", Passwords.LENGTH_MIN);
    }
}
