-- Whether a system is silent is reckoned from what was acknowledged, not from what it asked, and also where it fell silent long ago.

alter table feeds.usage add column received integer not null default 0 check (received >= 0);
update feeds.usage u set received = r.messages
from (select client_id, date_trunc('day', received_at, 'Asia/Karachi') as begins, count(*)::integer as messages
      from feeds.received group by 1, 2) r
where u.span = 'DAY' and u.client_id = r.client_id and u.begins = r.begins;
comment on column feeds.usage.received is 'How many new ones were acknowledged on a day, without what the client asked or repeated; 0 for minutes.';
comment on column feeds.usage.messages is 'How many were counted towards the budget, with what the client asked.';
comment on table feeds.usage is 'How many messages a client has sent. Minutes are kept for an hour, days for forty; of each client the last three days with messages, however old.';
grant update (received) on feeds.usage to "${application}";
