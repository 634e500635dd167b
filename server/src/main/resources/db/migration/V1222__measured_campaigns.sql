-- What a campaign brought is kept when the weeks that it was measured by are removed.
alter table outreach.campaign add column measured jsonb;
comment on column outreach.campaign.measured is 'What it brought, once all its weeks are over: the weeks'' sums of three districts or more, and the effect with its interval; empty where too few districts were on a side; null before.';
