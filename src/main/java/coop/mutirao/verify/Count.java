package coop.mutirao.verify;

/// How many there are, in words.
final class Count {

    private Count() {}

    /// @param one what one of them is called, such as "finding"
    /// @param more what they are called otherwise, such as "findings"
    static String of(long count, String one, String more) {
        return count + " " + (count == 1 ? one : more);
    }

    /// The same for what has an s for more than one.
    static String of(long count, String one) {
        return of(count, one, one + "s");
    }
}
