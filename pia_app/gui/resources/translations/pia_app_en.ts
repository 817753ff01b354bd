<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>About</name>
    <message numerus="yes">
        <source>%n issues need a lawyer&apos;s review before anything else.</source>
        <translation>
            <numerusform>%n issue needs a lawyer&apos;s review before anything else.</numerusform>
            <numerusform>%n issues need a lawyer&apos;s review before anything else.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AcceptDialog</name>
    <message numerus="yes">
        <source>%n hard stops of this activity stay open.</source>
        <translation>
            <numerusform>%n hard stop of this activity stays open.</numerusform>
            <numerusform>%n hard stops of this activity stay open.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ActivityCard</name>
    <message numerus="yes">
        <source>%n probable legal failures, for a lawyer to confirm</source>
        <translation>
            <numerusform>%n probable legal failure, for a lawyer to confirm</numerusform>
            <numerusform>%n probable legal failures, for a lawyer to confirm</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AllTasksModel</name>
    <message numerus="yes">
        <source>%n tasks</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AllTasksPage</name>
    <message numerus="yes">
        <source>%n tasks</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Becomes</name>
    <message numerus="yes">
        <source>%n activities get lower.</source>
        <translation>
            <numerusform>%n activity gets lower.</numerusform>
            <numerusform>%n activities get lower.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkForm</name>
    <message numerus="yes">
        <source>%n tasks selected</source>
        <translation>
            <numerusform>%n task selected</numerusform>
            <numerusform>%n tasks selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangeTeller</name>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflicts: another value in the file, and another one here as well</source>
        <translation>
            <numerusform>%n conflict: another value in the file, and another one here as well</numerusform>
            <numerusform>%n conflicts: another value in the file, and another one here as well</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows that belong to no task</source>
        <translation>
            <numerusform>%n row that belongs to no task</numerusform>
            <numerusform>%n rows that belong to no task</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cells or rows that cannot be taken</source>
        <translation>
            <numerusform>%n cell or row that cannot be taken</numerusform>
            <numerusform>%n cells or rows that cannot be taken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things to know</source>
        <translation>
            <numerusform>%n thing to know</numerusform>
            <numerusform>%n things to know</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangeView</name>
    <message numerus="yes">
        <source>%n tasks would become planned.</source>
        <translation>
            <numerusform>%n task would become planned.</numerusform>
            <numerusform>%n tasks would become planned.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks would be open again.</source>
        <translation>
            <numerusform>%n task would be open again.</numerusform>
            <numerusform>%n tasks would be open again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n answers were changed.</source>
        <translation>
            <numerusform>%n answer was changed.</numerusform>
            <numerusform>%n answers were changed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CrosswalkCard</name>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answered</source>
        <translation>
            <numerusform>%n answered</numerusform>
            <numerusform>%n answered</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EffectLabel</name>
    <message numerus="yes">
        <source>%n activities keep their level.</source>
        <translation>
            <numerusform>%n activity keeps its level.</numerusform>
            <numerusform>%n activities keep their level.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HomeModel</name>
    <message numerus="yes">
        <source>%n activities</source>
        <translation>
            <numerusform>%n activity</numerusform>
            <numerusform>%n activities</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message numerus="yes">
        <source>%n assessments were imported.</source>
        <translation>
            <numerusform>%n assessment was imported.</numerusform>
            <numerusform>%n assessments were imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n faults were found. Nothing more is changed in this file: restore a backup.</source>
        <translation>
            <numerusform>%n fault was found. Nothing more is changed in this file: restore a backup.</numerusform>
            <numerusform>%n faults were found. Nothing more is changed in this file: restore a backup.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeastView</name>
    <message numerus="yes">
        <source>No choice of tasks brings every activity there: %n do not get there.</source>
        <translation>
            <numerusform>No choice of tasks brings every activity there: %n does not get there.</numerusform>
            <numerusform>No choice of tasks brings every activity there: %n do not get there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Within these limits no choice of tasks brings every activity there: %n do not get there.</source>
        <translation>
            <numerusform>Within these limits no choice of tasks brings every activity there: %n does not get there.</numerusform>
            <numerusform>Within these limits no choice of tasks brings every activity there: %n do not get there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LevelStrip</name>
    <message numerus="yes">
        <source>%n for legal review</source>
        <translation>
            <numerusform>%n for legal review</numerusform>
            <numerusform>%n for legal review</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%n changes of the list were applied</source>
        <translation>
            <numerusform>%n change of the list was applied</numerusform>
            <numerusform>%n changes of the list were applied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n assessments</source>
        <translation>
            <numerusform>%n assessment</numerusform>
            <numerusform>%n assessments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n assessments have been changed again since; in these nothing was taken back.</source>
        <translation>
            <numerusform>%n assessment has been changed again since; in it nothing was taken back.</numerusform>
            <numerusform>%n assessments have been changed again since; in these nothing was taken back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n characters that no document can hold were left out.</source>
        <translation>
            <numerusform>%n character that no document can hold was left out.</numerusform>
            <numerusform>%n characters that no document can hold were left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutcomeCard</name>
    <message numerus="yes">
        <source>%n criteria counted</source>
        <translation>
            <numerusform>%n criterion counted</numerusform>
            <numerusform>%n criteria counted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rules may still hold</source>
        <translation>
            <numerusform>%n rule may still hold</numerusform>
            <numerusform>%n rules may still hold</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutlookCard</name>
    <message numerus="yes">
        <source>%n findings</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unanswered; where they matter, a level is given as a range.</source>
        <translation>
            <numerusform>%n unanswered; where it matters, a level is given as a range.</numerusform>
            <numerusform>%n unanswered; where they matter, a level is given as a range.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are said not to apply, but no second person has agreed.</source>
        <translation>
            <numerusform>%n is said not to apply, but no second person has agreed.</numerusform>
            <numerusform>%n are said not to apply, but no second person has agreed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are answered &quot;don&apos;t know&quot;; each counts as the worst case.</source>
        <translation>
            <numerusform>%n is answered &quot;don&apos;t know&quot;; it counts as the worst case.</numerusform>
            <numerusform>%n are answered &quot;don&apos;t know&quot;; each counts as the worst case.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks are overdue.</source>
        <translation>
            <numerusform>%n task is overdue.</numerusform>
            <numerusform>%n tasks are overdue.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks of critical or high priority have no owner.</source>
        <translation>
            <numerusform>%n task of critical or high priority has no owner.</numerusform>
            <numerusform>%n tasks of critical or high priority have no owner.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OwnTemplateBox</name>
    <message numerus="yes">
        <source>%n faults; the template cannot be used until they are mended.</source>
        <translation>
            <numerusform>%n fault; the template cannot be used until it is mended.</numerusform>
            <numerusform>%n faults; the template cannot be used until they are mended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more; they are shown once these are mended.</source>
        <translation>
            <numerusform>… and %n more; it is shown once these are mended.</numerusform>
            <numerusform>… and %n more; they are shown once these are mended.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanWords</name>
    <message numerus="yes">
        <source>Ticked in all: %n tasks to do</source>
        <translation>
            <numerusform>Ticked in all: %n task to do</numerusform>
            <numerusform>Ticked in all: %n tasks to do</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without effort, not in the sum</source>
        <translation>
            <numerusform>%n without effort, not in the sum</numerusform>
            <numerusform>%n without effort, not in the sum</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a cost, not in the sum</source>
        <translation>
            <numerusform>%n without a cost, not in the sum</numerusform>
            <numerusform>%n without a cost, not in the sum</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more activities change</source>
        <translation>
            <numerusform>%n more activity changes</numerusform>
            <numerusform>%n more activities change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>level unchanged; lowers %n scenarios</source>
        <translation>
            <numerusform>level unchanged; lowers %n scenario</numerusform>
            <numerusform>level unchanged; lowers %n scenarios</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProposalsNotice</name>
    <message numerus="yes">
        <source>%n finished tasks would change an answer.</source>
        <translation>
            <numerusform>%n finished task would change an answer.</numerusform>
            <numerusform>%n finished tasks would change an answer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RiskPage</name>
    <message numerus="yes">
        <source>%n findings</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unanswered</source>
        <translation>
            <numerusform>%n unanswered</numerusform>
            <numerusform>%n unanswered</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SectionButton</name>
    <message numerus="yes">
        <source>%n for legal review</source>
        <translation>
            <numerusform>%n for legal review</numerusform>
            <numerusform>%n for legal review</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TaskListBack</name>
    <message numerus="yes">
        <source>%n rows read</source>
        <translation>
            <numerusform>%n row read</numerusform>
            <numerusform>%n rows read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflicts</source>
        <translation>
            <numerusform>%n conflict</numerusform>
            <numerusform>%n conflicts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows without a task</source>
        <translation>
            <numerusform>%n row without a task</numerusform>
            <numerusform>%n rows without a task</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cells or rows not usable</source>
        <translation>
            <numerusform>%n cell or row not usable</numerusform>
            <numerusform>%n cells or rows not usable</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things to know</source>
        <translation>
            <numerusform>%n thing to know</numerusform>
            <numerusform>%n things to know</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply %n changes</source>
        <translation>
            <numerusform>Apply %n change</numerusform>
            <numerusform>Apply %n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TaskListOut</name>
    <message numerus="yes">
        <source>%n tasks</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TaskModel</name>
    <message numerus="yes">
        <source>%n tasks</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TasksPage</name>
    <message numerus="yes">
        <source>%n tasks</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks changed.</source>
        <translation>
            <numerusform>%n task changed.</numerusform>
            <numerusform>%n tasks changed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WordCard</name>
    <message numerus="yes">
        <source>%n characters that no document can hold were left out.</source>
        <translation>
            <numerusform>%n character that no document can hold was left out.</numerusform>
            <numerusform>%n characters that no document can hold were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n texts that people typed are not shown by this template.</source>
        <translation>
            <numerusform>%n text that people typed is not shown by this template.</numerusform>
            <numerusform>%n texts that people typed are not shown by this template.</numerusform>
        </translation>
    </message>
</context>
</TS>
