-- Whoever hands over a campaign's messages looks each second at those that were handed last.
create index campaign_recipient_handed on outreach.campaign_recipient (handed_at) where handed_at is not null;
