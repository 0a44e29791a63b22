import type { Setting } from "../../ipc/bindings/Setting";

const NOTHING: Setting = { name: "", address: "", email_domain: "", phone: "" };

/** A school, surgery or placement as a form holds it. */
export function typedSetting(known: Setting | null | undefined): Setting {
  return { ...NOTHING, ...known };
}

/** A school, surgery or placement for the core: none where nothing was typed. */
export function settingOrNone(typed: Setting): Setting | null {
  const setting: Setting = {
    name: typed.name.trim(),
    address: typed.address.trim(),
    email_domain: typed.email_domain.trim(),
    phone: typed.phone.trim(),
  };
  return Object.values(setting).every((each) => each === "") ? null : setting;
}
