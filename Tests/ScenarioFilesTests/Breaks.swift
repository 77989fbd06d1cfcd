extension Break {
    static let yaml: [Break] = [
        Break(
            file: "enemy.yaml", old: "mobility: motor ", new: "freeFrom: 1900-10-04T06:00\n  mobility: motor ",
            sentence: "freeFrom is 1900-10-04T06:00, and the force is not free, expected free: true beside it; "
                + "add it, or take freeFrom out."),
        Break(
            file: "enemy.yaml", old: "mobility: motor ", new: "free: sometimes\n  mobility: motor ",
            sentence: "free is \"sometimes\", expected true or false; write true or false."),
        Break(
            file: "enemy.yaml", old: "posture: advance", new: "posture: atvance",
            sentence:
                "posture is \"atvance\", expected one of advance, hold, security, reserve, absent; did you mean \"advance\"?"),
        Break(
            file: "enemy.yaml", old: "posture: hold", new: "posture: wander",
            sentence: "posture is \"wander\", expected one of advance, hold, security, reserve, absent; correct the word."),
        Break(
            file: "scenario.yaml", old: "horizonDays: 12", new: "horizonDays: soon",
            sentence: "horizonDays is \"soon\", expected a whole number from 1 to 400; correct the number."),
        Break(
            file: "scenario.yaml", old: "horizonDays: 12", new: "horizonDays: \"12\"",
            sentence: "horizonDays is \"12\", expected a whole number from 1 to 400; take the quotation marks away."),
        Break(
            file: "scenario.yaml", old: "blur: 1.5", new: "blur: 0.5",
            sentence: "blur is \"0.5\", expected a number from 1 to 10; correct the number."),
        Break(
            file: "scenario.yaml", old: "start: 1900-10-01T18:00", new: "start: 1900-10-01",
            sentence: "start is \"1900-10-01\", expected a date and an hour such as 1950-09-30T18:00; correct the date."),
        Break(
            file: "scenario.yaml", old: "start: 1900-10-01T18:00", new: "start: 1900-02-30T18:00",
            sentence: "start is \"1900-02-30T18:00\", expected a date and an hour such as 1950-09-30T18:00; correct the date."),
        Break(
            file: "scenario.yaml", old: "title: The march from Orsa", new: "title: 1900",
            sentence: "title is \"1900\", expected a text of one line and at most 120 letters; put it in quotation marks."),
        Break(
            file: "scenario.yaml", old: "utcOffsetHours: 0", new: "utcOffsetHour: 0\nutcOffsetHours: 0",
            sentence:
                "a scenario has an unknown field \"utcOffsetHour\", expected one of id, title, summary, start, utcOffsetHours, "
                + "horizonDays, theatre, own, enemy, objective, refuge, lines, question, standing, groups, intelligence, "
                + "clauses, unknowns, application, timeline, caveat, notes; did you mean \"utcOffsetHours\"?"),
        Break(
            file: "scenario.yaml", old: "own: {id: league, name: The League}", new: "own: {id: league}",
            sentence: "a side has no name, expected a text of one line and at most 120 letters; add name (as it is printed)."),
        Break(
            file: "scenario.yaml", old: "members: [philon, damippos, agesandros]", new: "members: philon",
            sentence: "members is \"philon\", expected a list; write [philon]."),
        Break(
            file: "scenario.yaml", old: "question: go-small", new: "question: go-small\nquestion: one-column",
            sentence: "the field \"question\" stands twice, expected each field once; take one out."),
        Break(
            file: "sources.yaml", old: "note: derived.", new: "note: guessed.",
            sentence: "the note begins with \"guessed\", expected one of seen, memory, derived; say how the source was used."),
    ]

    static let tables: [Break] = [
        Break(
            file: "forces.csv", old: "540,600,660", new: "540,600",
            sentence: "the row has 14 cells, expected 15, as the heading; "
                + "add or remove commas, or put a text that has commas in quotation marks."),
        Break(
            file: "forces.csv", old: "540,600,660", new: "540,6OO,660",
            sentence: "men is \"6OO\", expected a whole number from 0 to 1000000; correct the number."),
        Break(
            file: "forces.csv", old: "540,600,660", new: "640,600,660",
            sentence: "men_low, men, men_high are 640, 600, 660, expected men_low <= men <= men_high; put the figures in order."
        ),
        Break(
            file: "forces.csv", old: "0,0,high,INVENTED,\"West", new: "0,0,hihg,INVENTED,\"West",
            sentence: "confidence is \"hihg\", expected one of high, medium, low; did you mean \"high\"?"),
        Break(
            file: "forces.csv", old: "the western ford\"", new: "the western ford",
            sentence: "the quotation marks of a cell are not closed at its end, expected one before the cell and one after it; "
                + "close them, and write \"\" for a mark inside."),
        Break(
            file: "zones.csv", old: "A,6000,0.4,0.6", new: "A,,0.4,0.6",
            sentence: "people is empty, expected a whole number, as a map drawn as text has none; add it."),
        Break(
            file: "zones.csv", old: "0.4,0.6,0.8", new: "0.4,6,0.8",
            sentence: "attitude is \"6\", expected a number from 0 to 1; correct the number."),
        Break(
            file: "history.csv", old: "metric,key,date,low,best,high,unit,confidence,source,note",
            new: "metric,keys,date,low,best,high,unit,confidence,source,note",
            sentence: "the heading has an unknown column \"keys\", "
                + "expected one of metric, key, date, low, best, high, unit, confidence, source, note, use, mechanism; "
                + "did you mean \"key\"?"),
    ]

    static let across: [Break] = [
        Break(
            file: "forces.csv", old: "philon,league", new: "philon,leage",
            sentence:
                "side is \"leage\", expected \"league\", the id of the own side in scenario.yaml; did you mean \"league\"?"),
        Break(
            file: "forces.csv", old: "company,wells,,", new: "company,wels,,",
            sentence: "place \"wels\" is not known, expected a place of the map, or column,row; did you mean \"wells\"?"),
        Break(
            file: "forces.csv", old: "company,wells,,", new: "company,wells,35.1,127.2",
            sentence: "lat and lon are given, expected a place: a map drawn as text has no latitude; take both out."),
        Break(
            file: "forces.csv", old: "company,wells,,", new: "company,wells,35.1,",
            sentence: "lon is missing, expected both lat and lon, or neither; add the other or take both out."),
        Break(
            file: "forces.csv", old: "0,0,high,INVENTED,\"West", new: "0,0,high,INVENTD,\"West",
            sentence: "source \"INVENTD\" is not known, expected a key in sources.yaml; did you mean \"INVENTED\"?"),
        Break(
            file: "enemy.yaml", old: "id: horse", new: "id: garrison",
            sentence: "the enemy force garrison stands twice, first on line 2, expected each enemy force once; "
                + "take one out or give it another id."),
        Break(
            file: "enemy.yaml", old: "\"1900-09-30T12:00\", place: tharra", new: "1900-09-27, place: tharra",
            sentence: "at is 1900-09-27T12:00, not after the position before it, 1900-09-28T12:00, "
                + "expected positions in order of time; put them in order."),
        Break(
            file: "zones.csv", old: "B,24000", new: "B,24000,0.2,0.35,0.5,36,INVENTED,high,\nX,24000", offset: 1,
            sentence: "zone \"X\" is not known, expected one of A, B; take the row out."),
        Break(
            file: "zones.csv", old: "B,24000", new: "A,1,0,0,0,1,INVENTED,high,\nB,24000",
            sentence: "the zone A stands twice, first on line 2, expected each zone once; take one out or give it another id."),
        Break(
            file: "scenario.yaml", old: "id: lesson", new: "id: lessen",
            sentence: "id is \"lessen\", expected \"lesson\", the name of the folder; correct one of them."),
        Break(
            file: "scenario.yaml", old: "question: go-small", new: "question: go-smal",
            sentence: "question is \"go-smal\", expected one of go-small, high-road, one-column; did you mean \"go-small\"?"),
        Break(
            file: "scenario.yaml", old: "mark: N", new: "mark: S",
            sentence: "mark \"S\" is not known, expected one of N, P; correct the letter or add it to map.txt."),
        Break(
            file: "scenario.yaml", old: "mark: N", new: "parallel: 38",
            sentence: "parallel is given, expected another kind of ground: a map drawn as text has no latitude; "
                + "name a mark, a line, an area, a place or zones."),
        Break(
            file: "scenario.yaml", old: "role: primary", new: "role: secondary",
            sentence: "no group is primary, expected one group with the role primary; "
                + "give the role to the group that the question is about."),
        Break(
            file: "scenario.yaml", old: "id: companies", new: "id: all",
            sentence: "a group is called all, expected another id: all is every formation; rename it."),
        Break(
            file: "scenario.yaml", old: "members: [philon, damippos, agesandros]", new: "members: []",
            sentence: "the group has no members, expected at least one formation; name one."),
        Break(
            file: "scenario.yaml", old: "standing: high-road ", new: "standing: one-road ",
            sentence: "standing is \"one-road\", expected one of go-small, high-road, one-column; write that directive."),
        Break(
            file: "directives/high-road.yaml", old: "quote: \"\"", new: "issued: 1900-10-01T20:00", offset: nil,
            sentence: "the standing directive has an hour of issue, expected none: it holds from the start; "
                + "take issued out, or let standing name another directive."),
        Break(
            file: "directives/high-road.yaml", old: "who: all", new: "who: {best: 3, of: all}", offset: nil,
            sentence: "the standing directive leaves open whom it chooses, expected every formation named; "
                + "name the formations of each part."),
        Break(
            file: "directives/high-road.yaml", old: "who: all", new: "who: [philon, damippos]", offset: nil,
            sentence: "the standing directive says nothing of agesandros, expected every formation in one of its parts; "
                + "add a part, or use rest-of-all."),
        Break(
            file: "scenario.yaml", old: "damippos, agesandros]", new: "damippos, agesander]",
            sentence: "formation \"agesander\" is not known, expected an id of forces.csv; did you mean \"agesandros\"?"),
    ]

    static let directives: [Break] = [
        Break(
            file: "directives/go-small.yaml", old: "id: go-small", new: "id: go-smaller",
            sentence: "id is \"go-smaller\", expected \"go-small\", the name of the file; correct one of them."),
        Break(
            file: "directives/go-small.yaml", old: "who: all", new: "who: nine",
            sentence: "group \"nine\" is not known, expected one of companies, all, rest-of- one of them, "
                + "or a list of formations; correct the word."),
        Break(
            file: "directives/go-small.yaml", old: "who: all", new: "who: philon",
            sentence: "group \"philon\" is not known, expected one of companies, all, rest-of- one of them, "
                + "or a list of formations; write [philon]."),
        Break(
            file: "directives/go-small.yaml", old: "who: all", new: "who: [philon, damipos]",
            sentence: "formation \"damipos\" is not known, expected an id of forces.csv; did you mean \"damippos\"?"),
        Break(
            file: "directives/go-small.yaml", old: "who: all", new: "who: {best: 4, of: companies}",
            sentence: "best is 4, of companies, expected no more than the 3 of companies that are free; choose fewer."),
        Break(
            file: "directives/go-small.yaml", old: "  - name: the three companies",
            new: second("all") + "  - name: the three companies",
            offset: 4,
            sentence:
                "philon, damippos, agesandros are told something twice, expected each formation in one part of the directive; "
                + "take it out of one, or use rest-of-."),
        Break(
            file: "directives/go-small.yaml", old: "  - name: the three companies\n    who: all",
            new: second("all") + "  - name: the three companies\n    who: rest-of-companies", offset: 4,
            sentence: "nobody of companies is left, expected a group of which earlier parts have left somebody; "
                + "take the part out or let an earlier one take fewer."),
        Break(
            file: "directives/go-small.yaml", old: "detachmentSize: 30", new: "detachmentSize: 0",
            sentence: "detachmentSize is \"0\", expected a whole number from 1 to 100000; correct the number."),
        Break(
            file: "directives/go-small.yaml", old: "issued: 1900-09-24T20:00", new: "issued: 1900-08-01T20:00",
            sentence: "issued is 1900-08-01T20:00, expected a time not more than 30 days before the start, 1900-10-01T18:00; "
                + "correct the date."),
    ]

    /// A part that stands before the one of the lesson.
    private static func second(_ who: String) -> String { "  - name: before\n    who: \(who)\n    task: stay\n" }

    static let maps: [Break] = [
        Break(
            file: "map.txt", old: "^^hhh^^hh,,^", new: "^^hhx^^hh,,^",
            sentence: "terrain \"x\" is not known, expected one of ~ . , h ^; correct the letter."),
        Break(
            file: "map.txt", old: "^hh,,h^^h,,h", new: "^hh,,h^^h,,",
            sentence: "the row has 11 letters, expected 12, as the first row; mend the row."),
        Break(
            file: "map.txt", old: "main: 4,9 4,8 4,7", new: "main: 4,9 4,7",
            sentence: "the road leaps from 4,9 to 4,7, expected neighbouring hexes; name the hexes between."),
        Break(
            file: "map.txt", old: "main: 4,9", new: "mian: 4,9",
            sentence: "the line begins with \"mian\", expected one of main, road, track; did you mean \"main\"?"),
        Break(
            file: "map.txt", old: "river: 0,4 SE", new: "river: 0,4 S",
            sentence:
                "a side is named \"0,4 S\", expected column,row and E, NE, NW, W, SW or SE, between two hexes of the map; "
                + "correct the side."),
        Break(
            file: "map.txt", old: "ford: 1,4 SW", new: "ford: 1,1 E",
            sentence:
                "there is a ford at 1,1 E, expected a river along that side; add the side to a river or take the ford out."),
        Break(
            file: "map.txt", old: "\"Parna\" 4,0 town", new: "\"Parna\" 40,0 town",
            sentence: "a hex is named \"40,0\", expected column,row from 0,0 to 11,9; correct the numbers."),
        Break(
            file: "map.txt", old: "\"Parna\" 4,0 town", new: "\"Parna\" 4,0 twon",
            sentence: "kind is \"twon\", expected one of town, village, pass, summit, crossing; did you mean \"town\"?"),
        Break(
            file: "map.txt", old: "N: row 0", new: "N: row 10",
            sentence: "the mark names \"row 10\", expected a row from 0 to 9; correct the number."),
        Break(
            file: "map.txt", old: "rivers:", new: "streams:",
            sentence:
                "there is a section \"streams\", expected one of terrain, zones, roads, rivers, places, objective, legend; "
                + "take it out."),
    ]
}
