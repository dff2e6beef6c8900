// The contract's paths, as api-spec/openapi.yaml has them.

import type { components, paths } from "contract";

export type { paths };
export type Schemas = components["schemas"];
