import type { OfficeRole } from "../../ipc/bindings/OfficeRole";

/** What is typed on the first run, before the vault is made. Held in memory only. */
export interface NewVault {
  person_name: string;
  roles: OfficeRole[];
  acting_role: OfficeRole | undefined;
  council_name: string;
  pack: string;
  passphrase: string;
  passphrase_again: string;
}

/** Nothing typed yet. */
export function emptyVault(): NewVault {
  return {
    person_name: "",
    roles: [],
    acting_role: undefined,
    council_name: "",
    pack: "",
    passphrase: "",
    passphrase_again: "",
  };
}

/** The role to act in now: the one chosen, if it is still among the roles, else the first. */
export function actingRole({ roles, acting_role }: NewVault): OfficeRole | undefined {
  return roles.find((role) => role === acting_role) ?? roles[0];
}
