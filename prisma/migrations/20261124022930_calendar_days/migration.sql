-- What the calendar asks for: the runs whose days meet a span. Neither of the two dates alone narrows that down.
CREATE INDEX "course_run_days" ON "course_run" USING gist (daterange("starts_on", "ends_on", '[]'));
