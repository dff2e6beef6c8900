package coop.mutirao.motion;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.audit.CanonicalJson;
import coop.mutirao.crypto.Hash;
import coop.mutirao.member.Member;
import coop.mutirao.member.NewMember;
import coop.mutirao.member.Texts;
import java.util.Map;

/// A person whom an assembly is asked to admit. Of all this the log has a commitment only, so that
/// it can be erased if she is not admitted.
///
/// @param code of her account; nobody had it before
/// @param contact how officers reach her, 1 to 200 characters: for them and who moves it
/// @param community the code of the community to which she would belong
record Newcomer(String code, String name, String contact, String community) {

    private static final int CONTACT_MAX = 200;
    private static final String LABEL = "newcomer";

    /// @throws IllegalArgumentException with what nobody could be admitted as
    Newcomer {
        Texts.requireCode(code);
        Texts.requireCode(community);
        Texts.requireName(name);
        Texts.require("contact", contact, CONTACT_MAX);
    }

    /// What commits to all of it.
    String sealed(byte[] salt) {
        byte[] all =
                CanonicalJson.bytes(
                        Map.of(
                                "code", code,
                                "community", community,
                                "contact", contact,
                                "name", name));
        return Hash.commitment(salt, LABEL, new String(all, UTF_8));
    }

    /// With the credit that new members get; she cannot sign in before she was invited.
    ///
    /// @throws IllegalArgumentException if the code is kept for the service
    NewMember order() {
        return new NewMember(code, Member.Kind.PERSON, name, community, null, null, null);
    }
}
