import { surfaceContract } from "../contract.ts";
import { discordContractHarness } from "./harness.ts";

surfaceContract("Discord", discordContractHarness);
