/** What the command line of head office can do. */
export const help = `Head office on the command line

  head-office start [--host 127.0.0.1] [--port 8080] [--tls-key FILE --tls-cert FILE] [--updates FOLDER]
      Answers desktops until it is ended. DATABASE_URL: a PostgreSQL to use; otherwise an embedded one
      in --data FOLDER, which one server at a time can use; other commands work through that one.
  head-office workspace create --name NAME [--time-zone Europe/Moscow]
  head-office workspace list
  head-office code create [--workspace NAME] [--role manager] [--days 7]
      A one-time code with which a desktop joins. Role: what unattended work of it may do
      (operator, senior-operator, manager, administrator).
  head-office device list [--workspace NAME]
  head-office device revoke --device ID [--workspace NAME]
  head-office user list [--workspace NAME]
  head-office user add --login LOGIN --name NAME --group administrator [--workspace NAME]
      Lets somebody sign in on every desktop; says a first password, which is kept nowhere. Groups: operator,
      senior-operator, manager, administrator.
  head-office user group --login LOGIN --group GROUP [--workspace NAME]
  head-office user password --login LOGIN [--workspace NAME]      says another password
  head-office user activate --login LOGIN [--workspace NAME]
  head-office user deactivate --login LOGIN [--workspace NAME]
  head-office calendar add --from FILE [--workspace NAME]
      The official days of a year for all desktops, as in resources/calendar.
  head-office admin-code                       one-time code for the page /admin, for 15 minutes
  head-office packet --from FILE --to FILE     answers the packet of a desktop without a network
  head-office backup --to FILE                 PostgreSQL: pg_dump; embedded: its whole folder as .tar.gz
  head-office restore --from FILE [--replace]  checks a backup and puts it in place, with the server ended; desktops
      notice and send what was lost. --replace: over data, which are set aside
  head-office new-epoch [--workspace NAME]     after a restore by other means: desktops notice likewise
  head-office verify                           hash chains, accounts, seats, rows against the log

  --data FOLDER   folder of the embedded database     --json   answers for programs
`;
