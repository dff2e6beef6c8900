package coop.mutirao.motion;

import coop.mutirao.ledger.MemberId;

/// That somebody has more of a motion than others, as of when it was handed in: what is given or
/// ended later gives nobody a part, and takes nobody's.
///
/// @param account code of her own account
/// @param part `subject`: it is about her; `manages`: about an account whose delegates she names,
///   unless it is about a mandate, which is a person's alone
record Part(MemberId member, String account, String part) {

    boolean isSubject() {
        return part.equals("subject");
    }
}
