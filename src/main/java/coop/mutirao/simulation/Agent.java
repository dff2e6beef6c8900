package coop.mutirao.simulation;

import java.util.List;

/// A made-up member.
///
/// @param code of her account
/// @param joins the month in which she is admitted, from 0
/// @param stops the month in which she stops being what she seemed; beyond the last: never
/// @param partners numbers of those from whom she usually buys; of a wash trader: her partner
record Agent(int number, String code, Habit habit, int joins, int stops, List<Integer> partners) {

    /// How a member behaves.
    enum Habit {
        /// Buys and sells, more of the one the more she has of the other.
        HONEST("honest members"),
        /// Sells to everybody and hardly buys.
        HOARDER("hoarders"),
        /// Two who sell each other nothing, so that their limits grow; then they buy and leave.
        WASHER("wash traders"),
        /// A newcomer who buys as far as the limit goes, and is seen no more.
        RUNNER("newcomers who run"),
        /// Honest, until she can sell nothing any more.
        DEFAULTER("members who fail");

        private final String words;

        Habit(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    Agent {
        partners = List.copyOf(partners);
    }

    /// Whether she only buys from now on, and then nothing.
    boolean hasStopped(int month) {
        return month >= stops;
    }
}
