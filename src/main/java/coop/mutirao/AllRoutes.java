package coop.mutirao;

import coop.mutirao.approval.ApprovalRoutes;
import coop.mutirao.assembly.BallotRoutes;
import coop.mutirao.assembly.DeliberationRoutes;
import coop.mutirao.assembly.ObjectionRoutes;
import coop.mutirao.assembly.PaperRoutes;
import coop.mutirao.assembly.ProjectRoutes;
import coop.mutirao.assembly.ProposalRoutes;
import coop.mutirao.assembly.ProxyRoutes;
import coop.mutirao.assembly.RoundRoutes;
import coop.mutirao.credit.CreditRoutes;
import coop.mutirao.delegate.DelegateRoutes;
import coop.mutirao.device.DeviceKeyRoutes;
import coop.mutirao.dormancy.DormancyRoutes;
import coop.mutirao.export.ExportRoutes;
import coop.mutirao.fund.FundRoutes;
import coop.mutirao.http.Server;
import coop.mutirao.http.SiteRoutes;
import coop.mutirao.http.WalletRoutes;
import coop.mutirao.ledger.AccountRoutes;
import coop.mutirao.ledger.ReportRoutes;
import coop.mutirao.levy.LevyRoutes;
import coop.mutirao.loan.LoanRoutes;
import coop.mutirao.loss.DebtRoutes;
import coop.mutirao.loss.LossRoutes;
import coop.mutirao.member.CommunityRoutes;
import coop.mutirao.member.MemberRoutes;
import coop.mutirao.member.RoleRoutes;
import coop.mutirao.motion.MotionRoutes;
import coop.mutirao.motion.ReplayRoutes;
import coop.mutirao.motion.Replays;
import coop.mutirao.motion.VoteRoutes;
import coop.mutirao.officer.OfficerActRoutes;
import coop.mutirao.payment.PaymentRoutes;
import coop.mutirao.payment.RequestRoutes;
import coop.mutirao.policy.PolicyRoutes;
import coop.mutirao.privacy.ErasureRoutes;
import coop.mutirao.privacy.OwnDataRoutes;
import coop.mutirao.privacy.ProfileRoutes;
import coop.mutirao.program.ApiKeyRoutes;
import coop.mutirao.program.AppRoutes;
import coop.mutirao.program.ConsentRoutes;
import coop.mutirao.program.TokenRoutes;
import coop.mutirao.proof.LogRoutes;
import coop.mutirao.proof.ReceiptRoutes;
import coop.mutirao.report.OpenReportRoutes;
import coop.mutirao.report.SignedReportRoutes;
import coop.mutirao.report.Soundness;
import coop.mutirao.report.SoundnessRoutes;
import coop.mutirao.signin.InvitationRoutes;
import coop.mutirao.signin.NewsRoutes;
import coop.mutirao.signin.PasskeyRoutes;
import coop.mutirao.signin.PasswordRoutes;
import coop.mutirao.signin.RecoveryRoutes;
import coop.mutirao.signin.SessionRoutes;
import coop.mutirao.signin.WaysInRoutes;
import coop.mutirao.surplus.SurplusRoutes;
import java.net.URI;
import java.util.List;

/// What the program answers to, feature by feature.
final class AllRoutes {

    private AllRoutes() {}

    /// @param source where the program's source can be had
    static List<Server.Routes> all(App app, URI source) {
        var officers = new OfficerActRoutes(app.officerActs, app.json);
        return List.of(
                new SiteRoutes(app.network::title, source),
                new WalletRoutes(),
                new HealthRoutes(app.database, app.payments, app::unsigned, app.lag),
                new NetworkRoutes(app.network),
                new SessionRoutes(app.signIn, app.sessions, app.json),
                new NewsRoutes(app.sessions, app.json),
                new PasswordRoutes(app.signIn, app.json, app.clock),
                new WaysInRoutes(app.waysIn, app.secondFactors, app::networkName, app.json),
                new PasskeyRoutes(
                        app.passkeys, app.waysIn, app.sessions, app.members::publicId, app.json),
                new RecoveryRoutes(app.recoveries, app.json),
                new InvitationRoutes(app.invitations, app.sessions, officers, app.json),
                new CommunityRoutes(app.communities, app.members, app.json),
                new MemberRoutes(app.members, officers, app.json, app.clock),
                new ProfileRoutes(app.profiles, app.json),
                new OwnDataRoutes(app.ownData),
                new ErasureRoutes(app.erasures, officers, app.json),
                new RoleRoutes(app.roles, officers, app.json),
                officers,
                new DeviceKeyRoutes(app.keys, app.json),
                new DelegateRoutes(app.delegations, app.approvalRules, officers, app.json),
                new ApiKeyRoutes(app.apiKeys, app.json),
                new AppRoutes(app.apps, officers, app.json),
                new ConsentRoutes(app.consents, app::address, app.json, app.clock),
                new TokenRoutes(app.apps, app.tokens, app::address),
                new AccountRoutes(app.json, app.statements, app.limits, officers, app.clock),
                new CreditRoutes(app.economy.credits),
                new LevyRoutes(app.economy.levies, officers, app.json),
                new LoanRoutes(
                        app.economy.lending.loans, officers, app.members::publicId, app.json),
                new DormancyRoutes(
                        app.economy.dormancies, officers, app.members::publicId, app.json),
                new SurplusRoutes(app.economy.surplus.statements, app.json),
                new ReportRoutes(app.json, app.reports, app.clock),
                new PaymentRoutes(
                        app.payments,
                        app.signedOrders,
                        app.json,
                        Server::problem,
                        officers,
                        app.published),
                new RequestRoutes(
                        app.requests,
                        app.payments,
                        app.signedOrders,
                        app.json,
                        app.chance::uuid,
                        app.published),
                new ApprovalRoutes(app.approvals, app.payments, app.json, app.published, app.clock),
                new FundRoutes(app.fund, app.statements, app.json),
                new RoundRoutes(
                        app.assembly.rounds,
                        app.assembly.execution,
                        app.assembly.bundles,
                        officers,
                        app.members::publicId,
                        app.json),
                new ObjectionRoutes(
                        app.assembly.execution, officers, app.members::publicId, app.json),
                new BallotRoutes(app.assembly.ballots, officers, app.json),
                new ProjectRoutes(app.assembly.reports, officers, app.members::publicId, app.json),
                new ProxyRoutes(app.assembly.proxies, officers, app.json),
                new PaperRoutes(
                        app.assembly.paper,
                        app.assembly.tellers,
                        officers,
                        app.members::publicId,
                        app.json),
                new ProposalRoutes(
                        app.assembly.proposals, officers, app.members::publicId, app.json),
                new DeliberationRoutes(app.assembly, officers, app.members::publicId, app.json),
                new MotionRoutes(app.chamber.motions, app.chamber.debts, app.json),
                new VoteRoutes(app.chamber.votes, app.json),
                new ReplayRoutes(
                        new Replays(
                                app.database,
                                app.ledger,
                                app.policies,
                                app.chamber.motions,
                                app.json,
                                app.clock)),
                new LossRoutes(app.chamber.losses),
                new DebtRoutes(app.chamber.debts, app.members::publicId, app.json),
                new PolicyRoutes(
                        app.database,
                        app.log,
                        app.ledger,
                        app.policies,
                        officers,
                        app.json,
                        app.clock),
                new SignedReportRoutes(app.signedReports, app.json, app.clock),
                new OpenReportRoutes(app.openReports, app.network::title, app.json),
                new SoundnessRoutes(new Soundness(app.signedReports, app.clock)),
                new ExportRoutes(app.exports, app.accountStatements, app.clock),
                new LogRoutes(app.proofs),
                new ReceiptRoutes(app.payments, app.proofs));
    }
}
