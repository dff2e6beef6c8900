package coop.mutirao.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Why a request can be refused. What each means, and what would help, stands in
/// `api-spec/problems.yaml`, of which the pages under `/problems` are made.
public enum ProblemType {
    MALFORMED_REQUEST,
    NOT_SIGNED_IN,
    SIGN_IN_FAILED,
    SECOND_FACTOR_NEEDED,
    PASSWORD_MUST_CHANGE,
    NOT_ALLOWED,
    SIGN_IN_AGAIN,
    CROSS_SITE_REQUEST,
    SCOPE_NEEDED,
    NOT_FOUND,
    METHOD_NOT_ALLOWED,
    PAYMENT_ID_TAKEN,
    REQUEST_ID_TAKEN,
    ID_TAKEN,
    REQUEST_NOT_PENDING,
    APPROVAL_NOT_PENDING,
    ALREADY_REVERSED,
    CODE_TAKEN,
    POLICY_VERSION_TAKEN,
    WRONG_STEP,
    MOTION_AT_OTHER_STEP,
    LOAN_AT_OTHER_STEP,
    SURPLUS_AT_OTHER_STEP,
    KEY_TAKEN,
    ORDER_USED,
    BODY_TOO_LARGE,
    UNSUPPORTED_MEDIA_TYPE,
    HEADERS_TOO_LARGE,
    UNKNOWN_ACCOUNT,
    ACCOUNT_CLOSED,
    SAME_ACCOUNT,
    UNIT_MISMATCH,
    KIND_NOT_ALLOWED,
    CREDIT_LIMIT_EXCEEDED,
    PAYEE_LIMIT_EXCEEDED,
    FUND_INSUFFICIENT,
    ORDER_EXPIRED,
    ORDER_NOT_OURS,
    ORDER_VALID_TOO_LONG,
    SIGNATURE_NOT_VALID,
    KEY_NOT_VALID,
    SIGNATURE_NEEDED,
    FEE_ABOVE_MAXIMUM,
    DELEGATE_LIMIT_EXCEEDED,
    DELEGATION_ENDED,
    APPROVAL_WITHHELD,
    NOT_REVERSIBLE,
    ACCOUNT_NOT_SETTLED,
    ACCOUNT_LEAVING,
    CREDIT_STOPPED,
    DISCLOSURE_NOT_ALLOWED,
    ERASURE_NOT_POSSIBLE,
    NOTHING_TO_SWEEP,
    APP_REQUEST_NOT_VALID,
    UNKNOWN_COMMUNITY,
    SECOND_ROOT,
    WEAK_PASSWORD,
    WRONG_PASSWORD,
    PASSWORD_IS_SET,
    NO_PERSON,
    RECOVERY_STANDS,
    LAST_WAY_IN,
    TOTP_IN_USE,
    WRONG_ONE_TIME_CODE,
    PASSKEY_NOT_VALID,
    TOO_MANY_PASSKEYS,
    INVITATION_NOT_VALID,
    LAST_COORDINATOR,
    KEY_PROOF_NOT_VALID,
    TOO_MANY_KEYS,
    DELEGATION_NOT_POSSIBLE,
    TOO_MANY_API_KEYS,
    IMPORT_REFUSED,
    POLICY_NOT_ALLOWED,
    ROUND_NOT_VALID,
    PROPOSAL_NOT_VALID,
    BALLOT_NOT_VALID,
    MOTION_NOT_VALID,
    VOTE_NOT_VALID,
    SURPLUS_NOT_VALID,
    SHEET_NOT_VALID,
    PROXY_NOT_VALID,
    REPORT_NEEDED,
    LOAN_NOT_POSSIBLE,
    DEBT_PLAN_NOT_POSSIBLE,
    DORMANCY_NOT_POSSIBLE,
    BEYOND_THE_LOG,
    REPORT_TOO_LONG,
    TOO_MANY_ATTEMPTS,
    TOO_MANY_REQUESTS,
    INTERNAL_ERROR,
    NOT_SIGNED_YET,
    OVERLOADED,
    DATABASE_UNAVAILABLE,
    SHUTTING_DOWN;

    private static final Map<String, Page> PAGES =
            read().stream().collect(Collectors.toMap(Page::name, Function.identity()));

    /// What the catalogue says of a type.
    ///
    /// @param members names and meanings of its own members
    /// @param example a whole problem of the type
    public record Page(
            String name,
            int status,
            String title,
            String explanation,
            String whatHelps,
            List<Member> members,
            Map<String, Object> example) {}

    /// A figure that problems of a type carry.
    public record Member(String name, String meaning) {}

    private record Catalogue(List<Page> problems) {}

    private static List<Page> read() {
        try (InputStream in =
                Objects.requireNonNull(
                        ProblemType.class.getResourceAsStream("/api-spec/problems.yaml"))) {
            return new YAMLMapper().readValue(in, Catalogue.class).problems();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The pages of the catalogue.
    public static List<Page> pages() {
        return Arrays.stream(values()).map(ProblemType::page).toList();
    }

    /// The type that a problem's `type` member names.
    ///
    /// @throws IllegalArgumentException if it is none of ours
    public static ProblemType of(String uri) {
        return valueOf(
                uri.substring(uri.lastIndexOf('/') + 1).replace('-', '_').toUpperCase(Locale.ROOT));
    }

    /// Its name in the catalogue, such as `credit-limit-exceeded`.
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String uri() {
        return "/problems/" + wire();
    }

    public int status() {
        return page().status();
    }

    public String title() {
        return page().title();
    }

    public Page page() {
        return Objects.requireNonNull(PAGES.get(wire()), () -> wire() + " is not in the catalogue");
    }
}
