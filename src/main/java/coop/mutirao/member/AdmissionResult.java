package coop.mutirao.member;

import coop.mutirao.officer.OfficerAct;

/// What became of an admission. All but [Admitted] and [Waits] wrote nothing.
public sealed interface AdmissionResult {

    record Admitted(Member member) implements AdmissionResult {}

    /// Another coordinator has to ask for it too.
    record Waits(OfficerAct act) implements AdmissionResult {}

    /// The same was asked before, and done.
    record AdmittedBefore(Member member) implements AdmissionResult {}

    /// @param code as it was first written
    record CodeTaken(String code) implements AdmissionResult {}

    record UnknownCommunity(String community) implements AdmissionResult {}

    /// A password was given to a venture: it does not sign in, its delegates act for it.
    record NoPerson() implements AdmissionResult {}

    /// @param length how many characters the password has
    record WeakPassword(int length) implements AdmissionResult {}

    /// Too many passwords wait to be hashed.
    record Busy() implements AdmissionResult {}
}
