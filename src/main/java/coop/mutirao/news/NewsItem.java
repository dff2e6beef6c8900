package coop.mutirao.news;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Something that happened to a member's account, and not by payments.
///
/// @param about the name of a key or passkey, the code of a member or an account, or what a browser
///   said of itself; null: nothing is known
public record NewsItem(Kind kind, @Nullable String about, Instant at) {

    /// What happened.
    public enum Kind {
        /// A coordinator, `about`, asked that she be let in anew.
        RECOVERY_ASKED,
        DEVICE_KEY_ADDED,
        PASSKEY_ADDED,
        /// In a browser in which she had not signed in before, or by a program.
        SESSION_OPENED,
        /// `about` acts for her account, or by other limits than before.
        DELEGATE_ADDED,
        /// In her name somebody was let act for `about`, which she manages, or by other limits.
        DELEGATE_GIVEN,
        /// `about` acted for her account until she was let in anew.
        DELEGATE_ENDED;

        public String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Kind of(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
