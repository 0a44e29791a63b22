import type { OfficeView } from "../ipc/bindings/OfficeView";

/** An invented office with one rule in force. */
export function anOffice(closure_days: string[] = []): OfficeView {
  return {
    office: {
      colleagues: [
        {
          id: "p1",
          name: "Marguerite Ashdown-Oyelaran",
          roles: ["chair"],
          enrolled_at: "2026-09-01T09:00:00Z",
        },
      ],
      council_name: "Wexmoor Council",
      council_mark: "",
      pack: "england",
      rule_choices: [],
      closure_days,
      bank_holidays: "",
      own_packs: [],
      earlier_packs: [],
      agenda_templates: [],
      complaints_text: "",
      next_reference: 12,
      reference_prefix: "WX",
    },
    rules: [
      {
        rule: "icpc_from_strategy",
        label: "Initial conference",
        rule_text: "15 working days from the strategy discussion",
        source: "Working Together 2026, read on 11 July 2026",
        force: "Statutory guidance",
        caution: "",
        units: [],
        is_ambiguous: false,
      },
    ],
    silent_rules: [],
    refused_choices: [],
    calendar_covers_until: "2028-12-31",
    calendar_warning: "",
  };
}
