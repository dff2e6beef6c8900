package coop.mutirao.check;

import coop.mutirao.db.Tx;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The database still guards the books: the triggers are there and enabled, the role of the service
/// can change nothing that is history, and nobody was given a setting by which what is acknowledged
/// may be lost, or triggers do not run.
record GuardsStand(GuardStore store) implements Check {

    private static final String SERVICE = "mutirao_service";

    private static final List<String> TRIGGERS =
            List.of(
                    "log_leaf.log_leaf_append_only",
                    "log_leaf.log_leaf_follows",
                    "log_leaf.log_leaf_of_its_transfer",
                    "log_text.log_text_of_a_fact",
                    "log_text.log_text_erasure_is_said",
                    "log_text.log_text_stays",
                    "member.erased_member_stays",
                    "log_tree.log_tree_follows",
                    "log_tree.log_tree_stays",
                    "log_tile.log_tile_only_grows",
                    "log_tile.log_tile_stays",
                    "log_checkpoint.log_checkpoint_append_only",
                    "log_checkpoint.log_checkpoint_follows",
                    "log_cosignature.log_cosignature_append_only",
                    "log_final.log_final_append_only",
                    "log_seal.log_seal_append_only",
                    "log_head.log_head_only_grows",
                    "log_head.log_head_stays",
                    "log_head.transfers_are_whole",
                    "transfer.transfer_append_only",
                    "transfer.transfer_is_new",
                    "entry.entry_append_only",
                    "entry.entries_post",
                    "policy.policy_append_only",
                    "charge.charge_append_only",
                    "charge.charges_carry",
                    "refusal.refusal_stays",
                    "sweep.sweep_append_only",
                    "sweep.sweep_is_new",
                    "transfer.transfers_are_ordered",
                    "credential.a_person_signs_in",
                    "passkey.a_person_signs_in",
                    "invitation.a_person_is_invited",
                    "role_grant.a_person_has_a_role",
                    "delegation.delegation_is_of_a_person",
                    "device_key.device_key_of_a_delegate",
                    "waiting_payment.waiting_payment_stays",
                    "waiting_payment.waiting_payment_append_only",
                    "approval.approval_is_due",
                    "approval.approval_append_only",
                    "device_key.device_key_stays",
                    "device_key.device_key_append_only",
                    "signed_order.signed_orders_are_new",
                    "signed_order.signed_order_stays",
                    "signed_order.signed_order_append_only",
                    "round.round_goes_on",
                    "round.round_spends_its_own",
                    "round_voter.round_is_not_frozen",
                    "round_voter.round_voter_append_only",
                    "round_project.round_is_not_frozen",
                    "round_project.round_project_append_only",
                    "promise_key.promise_key_append_only",
                    "ballot.ballot_append_only",
                    "ballot.ballot_is_sealed",
                    "ballot.ballot_without_signature",
                    "ballot.ballot_in_time",
                    "ballot.ballot_within_rule",
                    "ballot.ballot_on_its_channel",
                    "paper_sheet.paper_sheet_is_due",
                    "paper_teller.paper_teller_has_no_part",
                    "paper_entry.paper_entry_append_only",
                    "paper_entry.paper_entry_is_sealed",
                    "paper_entry.paper_entry_is_due",
                    "round_proxy.round_proxy_is_due",
                    "payout.payouts_within_escrow",
                    "payout.payout_after_reports",
                    "tranche_report.tranche_report_is_due",
                    "award.award_append_only",
                    "motion.motion_goes_on",
                    "motion.motion_is_counted",
                    "motion.motion_forgets_newcomer",
                    "motion_newcomer.motion_newcomer_of_a_draft",
                    "member.member_is_decided",
                    "proposal_amendment.amendment_is_decided",
                    "motion_voter.motion_is_not_open",
                    "motion_voter.motion_voter_append_only",
                    "motion_vote.motion_vote_append_only",
                    "motion_vote.motion_vote_is_sealed",
                    "motion_vote.motion_vote_without_signature",
                    "motion_vote.motion_vote_is_counted",
                    "motion_vote.motion_vote_in_time",
                    "policy.policy_is_decided",
                    "role_grant.role_is_decided",
                    "limit_change.limit_change_append_only",
                    "account.limit_is_changed",
                    "account.account_leaves_for_good",
                    "role_grant.not_of_an_excluded_member",
                    "delegation.not_of_an_excluded_member",
                    "api_key.not_of_an_excluded_member",
                    "oauth_code.not_of_an_excluded_member",
                    "oauth_grant.not_of_an_excluded_member",
                    "credit_review.credit_review_goes_forward",
                    "credit_review.credit_review_stays",
                    "credit_line.credit_line_append_only",
                    "credit_line.credit_line_follows",
                    "limit_change.review_has_its_line",
                    "levy_exemption.levy_exemption_append_only",
                    "levy_exemption.levy_exemption_by_others",
                    "levy_run.levy_run_goes_forward",
                    "levy_run.levy_run_stays",
                    "levy_charge.levy_charge_append_only",
                    "levy_charge.levy_charges_follow",
                    "transfer.levy_has_its_charge",
                    "loan.loan_goes_on",
                    "loan.loan_stays",
                    "loan_instalment.loan_instalment_stays",
                    "loan_instalment.loan_instalment_is_right",
                    "loan_deferral.loan_deferral_by_two_others",
                    "loan_deferral.loan_deferral_append_only",
                    "loan_posting.loan_posting_append_only",
                    "loan_posting.loan_posting_is_right",
                    "loan_sweep.loan_sweep_append_only",
                    "loan_sweep.loan_sweep_follows",
                    "transfer.loan_is_decided",
                    "fund_quarter.fund_quarter_append_only",
                    "surplus_statement.surplus_statement_append_only",
                    "surplus_statement.surplus_statement_follows",
                    "surplus_approval.surplus_approval_append_only",
                    "surplus_approval.surplus_approval_is_due",
                    "surplus_check.surplus_check_append_only",
                    "surplus_check.surplus_check_is_due",
                    "surplus_check.surplus_check_adds_up",
                    "surplus_due.surplus_due_stays",
                    "surplus_due.surplus_due_adds_up",
                    "surplus_payment.surplus_payment_append_only",
                    "surplus_payment.surplus_payment_adds_up",
                    "surplus_payment.surplus_payment_follows",
                    "transfer.surplus_is_due",
                    "transfer.loss_is_decided",
                    "loss_share.loss_share_append_only",
                    "loss_share.loss_shares_within_deficit",
                    "loss_posting.loss_posting_append_only",
                    "debt_plan.debt_plan_stays",
                    "debt_plan.debt_plan_goes_on",
                    "dormancy.dormancy_stays",
                    "dormancy.dormancy_goes_on",
                    "transfer.dormancy_is_told",
                    "transfer.award_is_decided",
                    "entry.fund_gives_by_decision");

    private static final Set<String> DURABLE =
            Set.of("fsync", "full_page_writes", "synchronous_commit");

    private static final Set<String> OFF = Set.of("off", "false", "no", "0");

    private static final List<String> HISTORY =
            List.of(
                    "log_leaf",
                    "transfer",
                    "entry",
                    "charge",
                    "policy",
                    "sweep",
                    "limit_change",
                    "credit_line",
                    "levy_charge",
                    "levy_exemption",
                    "loan_deferral",
                    "loan_posting",
                    "loan_sweep",
                    "fund_quarter",
                    "surplus_statement",
                    "surplus_approval",
                    "surplus_check",
                    "surplus_payment",
                    "loss_share",
                    "loss_posting",
                    "approval",
                    "delegation_use",
                    "log_checkpoint",
                    "log_cosignature",
                    "log_final",
                    "log_seal",
                    "round_voter",
                    "round_project",
                    "award",
                    "motion_voter");

    /// Tables of which some columns may change; rows may not go.
    private static final List<String> KEPT =
            List.of(
                    "device_key",
                    "signed_order",
                    "waiting_payment",
                    "round",
                    "proposal",
                    "proposal_version",
                    "proposal_comment",
                    "proposal_amendment",
                    "objection",
                    "ballot",
                    "paper_sheet",
                    "paper_entry",
                    "motion_vote",
                    "round_proxy",
                    "tranche_report",
                    "payout",
                    "loan",
                    "loan_instalment",
                    "motion",
                    "surplus_due");

    /// Columns that are not for the service to write.
    private static final Map<String, List<String>> FROZEN =
            Map.of(
                    "account", List.of("balance", "version", "unit", "public_id"),
                    "log_head", List.of("size", "transfer_at", "entry_at"),
                    "device_key", List.of("key_id", "account_id", "public_key", "registered_at"),
                    "signed_order", List.of("log_index", "order_hash", "key_id"));

    @Override
    public String name() {
        return "guards-stand";
    }

    @Override
    public String promise() {
        return "The database's guards are on, and the service cannot change or lose history.";
    }

    @Override
    public void look(Tx tx, Findings findings) {
        Set<String> missing = new TreeSet<>(TRIGGERS);
        missing.removeAll(store.triggers(tx));
        missing.forEach(trigger -> findings.add("trigger %s is missing or switched off", trigger));
        for (GuardStore.Setting setting : store.settings(tx)) {
            boolean isUnsafe =
                    setting.name().equals("session_replication_role")
                            ? !setting.value().equals("origin")
                            : DURABLE.contains(setting.name()) && OFF.contains(setting.value());
            findings.require(
                    !isUnsafe, "%s: %s is %s", setting.who(), setting.name(), setting.value());
        }
        if (!store.roleExists(tx, SERVICE)) {
            findings.add("there is no role %s", SERVICE);
            return;
        }
        findings.require(
                !store.isSuperuser(tx, SERVICE), "%s may do everything, as a superuser", SERVICE);
        HISTORY.forEach(
                table -> look(tx, table, List.of("UPDATE", "DELETE", "TRUNCATE"), findings));
        look(tx, "log_text", List.of("UPDATE", "TRUNCATE"), findings);
        KEPT.forEach(table -> look(tx, table, List.of("DELETE", "TRUNCATE"), findings));
        FROZEN.forEach((table, columns) -> {
            for (String column : columns) {
                findings.require(
                        !store.mayUpdate(tx, SERVICE, table, column),
                        "%s can write %s.%s",
                        SERVICE,
                        table,
                        column);
            }
        });
    }

    private void look(Tx tx, String table, List<String> privileges, Findings findings) {
        findings.require(!store.owns(tx, SERVICE, table), "%s owns %s", SERVICE, table);
        for (String privilege : privileges) {
            findings.require(
                    !store.may(tx, SERVICE, table, privilege),
                    "%s has %s on %s",
                    SERVICE,
                    privilege,
                    table);
        }
    }
}
