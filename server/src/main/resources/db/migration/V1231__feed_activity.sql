-- Whether a system is silent is reckoned from what was acknowledged, not from what it asked, and also where it fell silent long ago.

alter table feeds.usage add column received integer not null default 0 check (received >= 0);
update feeds.usage set received = messages;
comment on column feeds.usage.received is 'How many new ones were acknowledged on a day, without what the client asked or repeated; 0 for minutes.';
comment on column feeds.usage.messages is 'How many were counted towards the budget, with what the client asked.';
comment on table feeds.usage is 'How many messages a client has sent. Minutes are kept for an hour, days for forty; of each client the last three days with messages, however old.';
grant update (received) on feeds.usage to "${application}";
