// Texts that the first page does without, in Spanish.

import type { More } from "../en/index.js";
import assembly from "./assembly.js";
import audit from "./audit.js";
import coordination from "./coordination.js";
import debt from "./debt.js";
import delegates from "./delegates.js";
import deliberation from "./deliberation.js";
import fund from "./fund.js";
import help from "./help.js";
import importing from "./importing.js";
import loan from "./loan.js";
import members from "./members.js";
import motion from "./motion.js";
import move from "./move.js";
import officer from "./officer.js";
import paper from "./paper.js";
import plan from "./plan.js";
import policies from "./policies.js";
import policy from "./policy.js";
import privacy from "./privacy.js";
import propose from "./propose.js";
import proxy from "./proxy.js";
import result from "./result.js";
import running from "./running.js";
import security from "./security.js";
import soundness from "./soundness.js";
import surplus from "./surplus.js";
import tasks from "./tasks.js";
import venture from "./venture.js";

const more: More = {
    assembly,
    audit,
    coordination,
    debt,
    delegates,
    deliberation,
    fund,
    help,
    importing,
    loan,
    members,
    motion,
    move,
    officer,
    paper,
    plan,
    policies,
    policy,
    privacy,
    propose,
    proxy,
    result,
    running,
    security,
    soundness,
    surplus,
    tasks,
    venture,
};

export default more;
