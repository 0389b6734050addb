-- People are searched by parts of their phone and address, and listed by name without reading all of them. The keys hold
-- small Latin letters and digits only, so they are sorted by their bytes.
CREATE INDEX "person_phone_trgm" ON "person" USING gin ("phone" gin_trgm_ops);
CREATE INDEX "person_email_trgm" ON "person" USING gin ("email" gin_trgm_ops);
CREATE INDEX "person_by_name" ON "person" ("search_key" COLLATE "C", "id");
CREATE INDEX "person_of_country_by_name" ON "person" ("country_code", "search_key" COLLATE "C", "id");
