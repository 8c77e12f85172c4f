/** How the page of administrators looks, light and dark as the browser is. */
export const adminStyle = `
:root { color-scheme: light dark; --ink: light-dark(#1b1f24, #e6e8eb); --ground: light-dark(#fff, #16191d);
  --soft: light-dark(#57606a, #a4acb6); --line: light-dark(#d5dae0, #3a4149); --act: light-dark(#0b5cad, #7ab8f5);
  --bad: light-dark(#b42318, #ff9d92); }
* { box-sizing: border-box; }
body { margin: 0; padding: 1.5rem; font: 15px/1.45 system-ui, sans-serif; color: var(--ink); background: var(--ground); }
header, form.row { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center; margin-bottom: 1rem; }
h1 { font-size: 1.25rem; margin: 0; flex: 1; }
a { color: var(--act); }
input, select, button { font: inherit; color: inherit; background: transparent; border: 1px solid var(--soft);
  border-radius: 4px; padding: 0.3rem 0.6rem; min-height: 2rem; }
option { background: var(--ground); }
:focus-visible { outline: 2px solid var(--act); outline-offset: 2px; }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: 0.4rem 0.5rem; border-bottom: 1px solid var(--line); vertical-align: top; }
th { white-space: nowrap; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
form + .table { margin-top: 1rem; }
td.name { min-width: 12rem; max-width: 28rem; overflow-wrap: anywhere; }
td.moment { white-space: nowrap; }
.soft { color: var(--soft); }
.bad { color: var(--bad); font-weight: 600; }
.code { font: 1.25rem ui-monospace, monospace; user-select: all; }
nav { display: flex; flex-wrap: wrap; gap: 0.5rem; margin-top: 1rem; }
`;
