// The contract's paths, as api-spec/openapi.yaml has them.

import type { components, paths as Contract } from "contract";
import type { Planned } from "./planned.js";

export type Schemas = components["schemas"];
export type paths = Omit<Contract, keyof Planned> & Planned;
