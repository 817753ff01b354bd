<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>Where it stands</source>
        <translation>评估进展</translation>
    </message>
    <message>
        <source>This assessment</source>
        <translation>评估信息</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name of the assessment</source>
        <translation>评估名称</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Language of the questions</source>
        <translation>问卷语言</translation>
    </message>
    <message>
        <source>Laws it is judged under</source>
        <translation>适用法律</translation>
    </message>
    <message>
        <source>Answers stay when a law is taken away.</source>
        <translation>取消勾选某部法律不会删除已有回答。</translation>
    </message>
    <message>
        <source>At least one law is needed.</source>
        <translation>请至少保留一部法律。</translation>
    </message>
    <message numerus="yes">
        <source>%n issues need a lawyer&apos;s review before anything else.</source>
        <translation>
            <numerusform>有 %n 个疑似不合规的问题，请优先交法务复核。</numerusform>
        </translation>
    </message>
    <message>
        <source>Add the first activity</source>
        <translation>添加第一项处理活动</translation>
    </message>
    <message>
        <source>Go on with the questions</source>
        <translation>继续回答问题</translation>
    </message>
    <message>
        <source>Look at the risks</source>
        <translation>查看风险</translation>
    </message>
</context>
<context>
    <name>AcceptDialog</name>
    <message>
        <source>Accept a risk</source>
        <translation>接受风险</translation>
    </message>
    <message>
        <source>Accept the risk</source>
        <translation>确认接受</translation>
    </message>
    <message>
        <source>Who accepts it</source>
        <translation>决定人</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Until when</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>It is accepted at this level. Accepting lowers no level: map and report show it as before.</source>
        <translation>按当前等级接受。接受风险并不降低等级，风险图和报告仍按原等级列示。</translation>
    </message>
    <message>
        <source>Who accepts it (needed)</source>
        <translation>决定人（必填）</translation>
    </message>
    <message>
        <source>Reason (needed)</source>
        <translation>理由（必填）</translation>
    </message>
    <message>
        <source>After that day it has to be decided again. Leave it empty for no end.</source>
        <translation>到期后须重新决定；不填则不设期限。</translation>
    </message>
    <message>
        <source>A risk at the level {0} can be accepted, too, but what the level calls for stays due.</source>
        <translation>{0}等级的风险也可以接受，但该等级要求采取的处置措施仍须落实。</translation>
    </message>
    <message numerus="yes">
        <source>%n hard stops of this activity stay open.</source>
        <translation>
            <numerusform>该处理活动仍有 %n 项否决项未解除。</numerusform>
        </translation>
    </message>
    <message>
        <source>Each is set aside by itself under “By law”, by a named person with a reason.</source>
        <translation>接受风险不等于排除否决项。排除否决项须在“按适用法律”中逐项写明决定人和理由。</translation>
    </message>
    <message>
        <source>Leave without accepting the risk?</source>
        <translation>不接受该风险，直接离开？</translation>
    </message>
    <message>
        <source>That day has passed already. Please give a later one, or none.</source>
        <translation>该日期已过，请填写更晚的日期，或者留空。</translation>
    </message>
</context>
<context>
    <name>Acceptance</name>
    <message>
        <source>Accept it at the level of now…</source>
        <translation>按当前等级重新接受…</translation>
    </message>
    <message>
        <source>Accept this risk…</source>
        <translation>接受这一风险…</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Withdraw the acceptance: {0}</source>
        <translation>撤回接受决定：{0}</translation>
    </message>
</context>
<context>
    <name>ActivitiesCard</name>
    <message>
        <source>Activity by activity</source>
        <translation>逐项活动</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>处理活动</translation>
    </message>
</context>
<context>
    <name>ActivitiesPage</name>
    <message>
        <source>Activities</source>
        <translation>处理活动</translation>
    </message>
    <message>
        <source>Add an activity…</source>
        <translation>添加处理活动…</translation>
    </message>
    <message>
        <source>One activity is one use of personal data for one purpose. Each is judged by itself.</source>
        <translation>一项处理活动，是指为一个目的而对个人信息的一种使用。各项活动分别评估。</translation>
    </message>
    <message>
        <source>Rename the activity</source>
        <translation>重命名处理活动</translation>
    </message>
    <message>
        <source>Name of the activity</source>
        <translation>处理活动名称</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; and its {1} answers will be removed. Undo brings them back.</source>
        <translation>将移除“{0}”及其 {1} 条回答，可以撤销。</translation>
    </message>
    <message>
        <source>Remove this activity?</source>
        <translation>移除这项处理活动？</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Add an activity</source>
        <translation>添加处理活动</translation>
    </message>
    <message>
        <source>Name of the activity, for example: booking and check-in</source>
        <translation>处理活动名称，例如：预订与入住登记</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
</context>
<context>
    <name>ActivityCard</name>
    <message>
        <source>Answer the questions</source>
        <translation>回答问题</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Activity A{0}</source>
        <translation>活动 A{0}</translation>
    </message>
    <message>
        <source>Inherent: {0}  →  current: {1}  →  target: {2}</source>
        <translation>固有：{0}  →  当前：{1}  →  预期残余：{2}</translation>
    </message>
    <message numerus="yes">
        <source>%n probable legal failures, for a lawyer to confirm</source>
        <translation>
            <numerusform>疑似不合规 %n 项，待法务复核</numerusform>
        </translation>
    </message>
    <message>
        <source>Answer the questions about {0}</source>
        <translation>回答有关“{0}”的问题</translation>
    </message>
    <message>
        <source>Rename {0}</source>
        <translation>重命名“{0}”</translation>
    </message>
    <message>
        <source>Move {0} up</source>
        <translation>上移“{0}”</translation>
    </message>
    <message>
        <source>Move {0} down</source>
        <translation>下移“{0}”</translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation>移除“{0}”</translation>
    </message>
</context>
<context>
    <name>ActivityChooser</name>
    <message>
        <source>Activity</source>
        <translation>处理活动</translation>
    </message>
    <message>
        <source>Asked once, for all activities</source>
        <translation>统一回答的问题（适用于全部处理活动）</translation>
    </message>
</context>
<context>
    <name>ActivityDelegate</name>
    <message>
        <source>Inherent</source>
        <translation>固有</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>预期残余</translation>
    </message>
</context>
<context>
    <name>ActivityLevels</name>
    <message>
        <source>Activities with their levels</source>
        <translation>处理活动及其风险等级</translation>
    </message>
</context>
<context>
    <name>ActivityModel</name>
    <message>
        <source>inherent {0}, current {1}, target {2}</source>
        <translation>固有{0}，当前{1}，预期残余{2}</translation>
    </message>
</context>
<context>
    <name>AimForm</name>
    <message>
        <source>Target for every activity</source>
        <translation>各项处理活动的目标</translation>
    </message>
    <message>
        <source>Measured by</source>
        <translation>衡量方式</translation>
    </message>
    <message>
        <source>Effort (person-days)</source>
        <translation>工作量（人日）</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Budget, at most</source>
        <translation>预算上限</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>Activity with a target of its own</source>
        <translation>另设目标的处理活动</translation>
    </message>
    <message>
        <source>Its target</source>
        <translation>该活动的目标</translation>
    </message>
    <message>
        <source>As for all</source>
        <translation>与总目标相同</translation>
    </message>
    <message>
        <source>Count on a lawyer agreeing where a hard stop cannot be cured afterwards</source>
        <translation>对事后无法补正的否决项，按法务已同意计算</translation>
    </message>
    <message>
        <source>{0} at most</source>
        <translation>不高于{0}</translation>
    </message>
    <message>
        <source>More: a target for single activities, hard stops that cannot be cured</source>
        <translation>更多：为个别活动另设目标、无法补正的否决项</translation>
    </message>
    <message>
        <source>{0}: {1} at most</source>
        <translation>{0} 不高于{1}</translation>
    </message>
    <message>
        <source>Otherwise: {0}</source>
        <translation>另设目标：{0}</translation>
    </message>
</context>
<context>
    <name>AllBasesCard</name>
    <message>
        <source>Lawful bases, purpose by purpose</source>
        <translation>逐项目的的合法性基础</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>处理目的</translation>
    </message>
</context>
<context>
    <name>AllDatesCard</name>
    <message>
        <source>Dates that count under all laws together</source>
        <translation>各法合并后的期限</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Keep until</source>
        <translation>保存至</translation>
    </message>
    <message>
        <source>Next review</source>
        <translation>下次复评</translation>
    </message>
    <message>
        <source>open</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>{0}, at least {1}</source>
        <translation>{0}，且不早于{1}</translation>
    </message>
    <message>
        <source>No law chosen says so.</source>
        <translation>所选法律均未规定。</translation>
    </message>
</context>
<context>
    <name>AllTasksModel</name>
    <message>
        <source>No owner yet</source>
        <translation>尚未指定责任人</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>整改任务</translation>
    </message>
    <message>
        <source>Assessment</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>处理活动</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message numerus="yes">
        <source>%n tasks</source>
        <translation>
            <numerusform>整改任务 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} overdue</source>
        <translation>逾期 {0} 项</translation>
    </message>
    <message>
        <source>No longer called for</source>
        <translation>已无需整改</translation>
    </message>
    <message>
        <source>Whole assessment</source>
        <translation>评估整体</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>建议日期</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>已逾期</translation>
    </message>
</context>
<context>
    <name>AllTasksPage</name>
    <message>
        <source>Search the tasks</source>
        <translation>搜索整改任务</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Assessment</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>All assessments</source>
        <translation>全部评估</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>All owners</source>
        <translation>全部责任人</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>全部状态</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>All priorities</source>
        <translation>全部优先级</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>All dates</source>
        <translation>全部截止日期</translation>
    </message>
    <message>
        <source>Open in its assessment</source>
        <translation>在所属评估中打开</translation>
    </message>
    <message>
        <source>Not closed</source>
        <translation>未了结</translation>
    </message>
    <message>
        <source>No longer called for</source>
        <translation>已无需整改</translation>
    </message>
    <message>
        <source>Tasks of all assessments</source>
        <translation>全部评估的整改任务</translation>
    </message>
    <message>
        <source>The tasks are being gathered</source>
        <translation>正在汇总整改任务</translation>
    </message>
    <message>
        <source>As a list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>By owner</source>
        <translation>按责任人</translation>
    </message>
    <message>
        <source>By due date</source>
        <translation>按截止日期</translation>
    </message>
    <message>
        <source>Not every assessment could be read.</source>
        <translation>有的评估未能读取，其任务未列出。</translation>
    </message>
    <message>
        <source>No owner yet</source>
        <translation>尚未指定责任人</translation>
    </message>
    <message numerus="yes">
        <source>%n tasks</source>
        <translation>
            <numerusform>整改任务 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} in view</source>
        <translation>当前显示 {0} 项</translation>
    </message>
    <message>
        <source>{0} overdue</source>
        <translation>逾期 {0} 项</translation>
    </message>
    <message>
        <source>Nothing that was answered so far calls for a task.</source>
        <translation>根据目前的回答，没有需要整改的事项。</translation>
    </message>
    <message>
        <source>The tasks are being gathered…</source>
        <translation>正在汇总整改任务……</translation>
    </message>
    <message>
        <source>No task matches.</source>
        <translation>没有符合条件的任务。</translation>
    </message>
</context>
<context>
    <name>AllTasksTable</name>
    <message>
        <source>Tasks of all assessments</source>
        <translation>全部评估的整改任务</translation>
    </message>
</context>
<context>
    <name>AnswerEditor</name>
    <message>
        <source>Don&apos;t know</source>
        <translation>不清楚</translation>
    </message>
    <message>
        <source>Not applicable…</source>
        <translation>不适用…</translation>
    </message>
    <message>
        <source>Counts until you answer: {0}</source>
        <translation>作答前按此计：{0}</translation>
    </message>
    <message>
        <source>Clear answer</source>
        <translation>清除回答</translation>
    </message>
    <message>
        <source>Evidence ({0})</source>
        <translation>证据（{0}）</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Evidence ({0}, verified)</source>
        <translation>证据（{0}，已核验）</translation>
    </message>
    <message>
        <source>Note (written)</source>
        <translation>备注（已填）</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Note for the reader; it never counts</source>
        <translation>供阅读者参考的备注，不影响评估结果</translation>
    </message>
</context>
<context>
    <name>Badge</name>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>BasesCard</name>
    <message>
        <source>Lawful bases</source>
        <translation>合法性基础</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>处理目的</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>合法性基础</translation>
    </message>
    <message>
        <source>Under this law</source>
        <translation>本法评价</translation>
    </message>
    <message>
        <source>What is then asked</source>
        <translation>相应要求</translation>
    </message>
</context>
<context>
    <name>Becomes</name>
    <message>
        <source>Scenarios and hard stops with the ticked tasks</source>
        <translation>完成勾选任务后的风险场景与否决项</translation>
    </message>
    <message>
        <source>Levels: now → with the ticked tasks</source>
        <translation>风险等级：当前 → 完成勾选任务后</translation>
    </message>
    <message>
        <source>Scenarios of {0}</source>
        <translation>{0} 的风险场景</translation>
    </message>
    <message>
        <source>Working it out…</source>
        <translation>正在测算……</translation>
    </message>
    <message>
        <source>No activity gets lower.</source>
        <translation>没有处理活动的等级下降。</translation>
    </message>
    <message numerus="yes">
        <source>%n activities get lower.</source>
        <translation>
            <numerusform>%n 项处理活动的等级下降。</numerusform>
        </translation>
    </message>
    <message>
        <source>Scenarios that get lower</source>
        <translation>等级下降的风险场景</translation>
    </message>
    <message>
        <source>No scenario gets lower</source>
        <translation>没有风险场景的等级下降</translation>
    </message>
    <message>
        <source>Staying where they are: {0}</source>
        <translation>不变的风险场景：{0}</translation>
    </message>
    <message>
        <source>Hard stops that go</source>
        <translation>可消除的否决项</translation>
    </message>
    <message>
        <source>Cannot be cured afterwards: gone only once a lawyer agrees</source>
        <translation>事后无法补正，须经法务同意方可计为消除</translation>
    </message>
    <message>
        <source>Hard stops that stay</source>
        <translation>仍然存在的否决项</translation>
    </message>
    <message>
        <source>Not answered yet, may become hard stops</source>
        <translation>尚未回答、可能成为否决项</translation>
    </message>
    <message>
        <source>the question</source>
        <translation>该题目</translation>
    </message>
</context>
<context>
    <name>BulkForm</name>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>Owner of all</source>
        <translation>责任人（所选任务）</translation>
    </message>
    <message>
        <source>Role in charge of all</source>
        <translation>责任部门或岗位（所选任务）</translation>
    </message>
    <message>
        <source>Due date of all</source>
        <translation>截止日期（所选任务）</translation>
    </message>
    <message>
        <source>Agree to the dates proposed</source>
        <translation>采用建议日期</translation>
    </message>
    <message>
        <source>Status of all</source>
        <translation>状态（所选任务）</translation>
    </message>
    <message>
        <source>Reason for all</source>
        <translation>理由（所选任务）</translation>
    </message>
    <message>
        <source>Decided by, for all</source>
        <translation>决定人（所选任务）</translation>
    </message>
    <message>
        <source>Change all</source>
        <translation>更改所选任务</translation>
    </message>
    <message>
        <source>Plan them</source>
        <translation>列入计划</translation>
    </message>
    <message>
        <source>Take out of the plan</source>
        <translation>移出计划</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>What is left empty stays as it is.</source>
        <translation>留空的项目保持不变。</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Role in charge</source>
        <translation>责任部门或岗位</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Reason (needed)</source>
        <translation>理由（必填）</translation>
    </message>
    <message>
        <source>Decided by (needed)</source>
        <translation>决定人（必填）</translation>
    </message>
    <message>
        <source>Or with one click</source>
        <translation>一键处理</translation>
    </message>
    <message numerus="yes">
        <source>%n tasks selected</source>
        <translation>
            <numerusform>已选 %n 项任务</numerusform>
        </translation>
    </message>
    <message>
        <source>This counts only once a reason is given and it is said who decided.</source>
        <translation>须写明理由和决定人，该决定方可生效。</translation>
    </message>
    <message>
        <source>Only tasks with evidence that a second person has verified can be set to this.</source>
        <translation>只有证据已由他人核验的任务才能设为此状态。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>未作任何更改。</translation>
    </message>
    <message>
        <source>All of these tasks stand like this already.</source>
        <translation>所选任务均已如此。</translation>
    </message>
</context>
<context>
    <name>ChangeTeller</name>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>更改 %n 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflicts: another value in the file, and another one here as well</source>
        <translation>
            <numerusform>冲突 %n 处：文件中和本工作区内均已改动，且内容不同</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows that belong to no task</source>
        <translation>
            <numerusform>无法对应任务的行，共 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cells or rows that cannot be taken</source>
        <translation>
            <numerusform>无法采用的单元格或行，共 %n 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things to know</source>
        <translation>
            <numerusform>请留意 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>Whole assessment</source>
        <translation>评估整体</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>{0}: {1} → {2}</source>
        <translation>{0}：{1} → {2}</translation>
    </message>
    <message>
        <source>{0}, when the list went out: {1}</source>
        <translation>{0}，导出时为：{1}</translation>
    </message>
    <message>
        <source>{0}, when the list went out: no longer known</source>
        <translation>{0}，导出时的内容已无从查知</translation>
    </message>
    <message>
        <source>Keep what stands here: {0}</source>
        <translation>保留本工作区的内容：{0}</translation>
    </message>
    <message>
        <source>Take what the file says: {0}</source>
        <translation>采用文件中的内容：{0}</translation>
    </message>
    <message>
        <source>{0} … ({1} more characters)</source>
        <translation>{0}……（另有{1}个字符）</translation>
    </message>
</context>
<context>
    <name>ChangeView</name>
    <message>
        <source>Tasks of</source>
        <translation>任务范围</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>全部勾选</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>全部取消</translation>
    </message>
    <message>
        <source>Put these into the plan</source>
        <translation>纳入整改方案</translation>
    </message>
    <message>
        <source>Back to what is stored</source>
        <translation>恢复为已保存的方案</translation>
    </message>
    <message>
        <source>All activities</source>
        <translation>全部处理活动</translation>
    </message>
    <message>
        <source>Nothing that was answered so far calls for a task here.</source>
        <translation>根据目前的回答，此处没有需要整改的事项。</translation>
    </message>
    <message>
        <source>What is ticked is the plan that is stored.</source>
        <translation>当前勾选与已保存的方案一致。</translation>
    </message>
    <message>
        <source>Not stored yet.</source>
        <translation>尚未保存。</translation>
    </message>
    <message numerus="yes">
        <source>%n tasks would become planned.</source>
        <translation>
            <numerusform>纳入后有 %n 项任务变为“已计划”。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks would be open again.</source>
        <translation>
            <numerusform>有 %n 项任务恢复为“未开始”。</numerusform>
        </translation>
    </message>
    <message>
        <source>Tasks in progress or done stay what they are.</source>
        <translation>进行中和已完成的任务状态不变。</translation>
    </message>
</context>
<context>
    <name>ChangesView</name>
    <message>
        <source>What the list would change</source>
        <translation>读回任务表：将作的更改</translation>
    </message>
    <message>
        <source>Space ticks a change or chooses a side.</source>
        <translation>按空格键勾选更改，或者选择保留哪一方的内容。</translation>
    </message>
</context>
<context>
    <name>ComboField</name>
    <message>
        <source>Choose, or type to search</source>
        <translation>请选择，或输入文字查找</translation>
    </message>
</context>
<context>
    <name>ConflictsCard</name>
    <message>
        <source>Conflicts and disputed points</source>
        <translation>冲突与争议</translation>
    </message>
    <message>
        <source>Stated for a lawyer to decide; nothing is hidden.</source>
        <translation>如实列出，供法务判断。</translation>
    </message>
    <message>
        <source>{0} and {1}</source>
        <translation>{0}与{1}</translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n answers were changed.</source>
        <translation>
            <numerusform>已修改 %n 项回答。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CrosswalkCard</name>
    <message>
        <source>What the assessment must contain</source>
        <translation>评估应载明的内容</translation>
    </message>
    <message>
        <source>{0} of {1} met</source>
        <translation>已具备 {0}/{1} 项</translation>
    </message>
    <message>
        <source>This law asks for nothing.</source>
        <translation>本法对评估内容无要求。</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Questions behind it</source>
        <translation>对应题目</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未答</translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n 题未答</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answered</source>
        <translation>
            <numerusform>%n 题已答</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>Pick a day: {0}</source>
        <translation>选择日期：{0}</translation>
    </message>
    <message>
        <source>Not saved: please write the date as year-month-day, for example 2026-03-31.</source>
        <translation>尚未保存：请按“年-月-日”填写日期，例如 2026-03-31。</translation>
    </message>
</context>
<context>
    <name>DatesCard</name>
    <message>
        <source>Dates</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Keep until</source>
        <translation>保存至</translation>
    </message>
    <message>
        <source>Next review</source>
        <translation>下次复评</translation>
    </message>
    <message>
        <source>This law sets no date.</source>
        <translation>本法未规定期限。</translation>
    </message>
</context>
<context>
    <name>Decision</name>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>决定人</translation>
    </message>
    <message>
        <source>Reason (needed)</source>
        <translation>理由（必填）</translation>
    </message>
    <message>
        <source>Decided by (needed)</source>
        <translation>决定人（必填）</translation>
    </message>
    <message>
        <source>&quot;Verified&quot; counts only once a second person, not the one who provided it, has verified a piece of the evidence below.</source>
        <translation>须由提供人以外的人核验下列至少一项证据，“已核验”方可生效。</translation>
    </message>
    <message>
        <source>This counts only once a reason is given.</source>
        <translation>须写明理由，该决定方可生效。</translation>
    </message>
    <message>
        <source>This counts only once it is said who decided.</source>
        <translation>须写明决定人，该决定方可生效。</translation>
    </message>
    <message>
        <source>This counts only once a reason is given and it is said who decided.</source>
        <translation>须写明理由和决定人，该决定方可生效。</translation>
    </message>
    <message>
        <source>Decided by {0}. The risk stays as it is: accepting it lowers no level.</source>
        <translation>决定人：{0}。接受风险不改变风险本身，也不降低等级。</translation>
    </message>
    <message>
        <source>Decided by {0}.</source>
        <translation>决定人：{0}。</translation>
    </message>
    <message>
        <source>Verified by {0}: {1}</source>
        <translation>已由{0}核验：{1}</translation>
    </message>
</context>
<context>
    <name>DerivationList</name>
    <message>
        <source>Derivation, step by step</source>
        <translation>逐步推导</translation>
    </message>
    <message>
        <source>Arrow right unfolds a line, arrow left folds it.</source>
        <translation>按右方向键展开，按左方向键收起。</translation>
    </message>
</context>
<context>
    <name>DerivationModel</name>
    <message>
        <source>Level {0}: {1}</source>
        <translation>第{0}层：{1}</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>已收起</translation>
    </message>
</context>
<context>
    <name>DurationField</name>
    <message>
        <source>Unit of time: {0}</source>
        <translation>时间单位：{0}</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>months</source>
        <translation>个月</translation>
    </message>
    <message>
        <source>years</source>
        <translation>年</translation>
    </message>
    <message>
        <source>Not saved: please write a whole number, for example 3.</source>
        <translation>尚未保存：请填写整数，例如 3。</translation>
    </message>
</context>
<context>
    <name>DutiesCard</name>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>Duties</source>
        <translation>义务</translation>
    </message>
    <message>
        <source>Duty</source>
        <translation>义务</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>题目</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>取决于</translation>
    </message>
</context>
<context>
    <name>EffectLabel</name>
    <message>
        <source>It names no answer that it brings about, so no level follows from it.</source>
        <translation>该任务未指明会改变哪道题的回答，因此不影响风险等级。</translation>
    </message>
    <message>
        <source>Being worked out…</source>
        <translation>正在测算……</translation>
    </message>
    <message>
        <source>Removes a hard stop: {0}</source>
        <translation>消除否决项：{0}</translation>
    </message>
    <message>
        <source>Removes a hard stop only if a lawyer agrees that it can be cured: {0}</source>
        <translation>经法务同意认定可以补正的，方可消除否决项：{0}</translation>
    </message>
    <message>
        <source>{0}, {1}: {2} → {3}</source>
        <translation>{0}，{1}：{2} → {3}</translation>
    </message>
    <message>
        <source>Level of {0}: {1} → {2}</source>
        <translation>{0} 的风险等级：{1} → {2}</translation>
    </message>
    <message>
        <source>Level of {0}: {1}, unchanged</source>
        <translation>{0} 的风险等级：{1}，不变</translation>
    </message>
    <message numerus="yes">
        <source>%n activities keep their level.</source>
        <translation>
            <numerusform>%n 项处理活动的风险等级不变。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvidenceForm</name>
    <message>
        <source>What shows it (document, record, test)</source>
        <translation>证明材料（文件、记录、测试结果）</translation>
    </message>
    <message>
        <source>Where it is kept</source>
        <translation>存放位置</translation>
    </message>
    <message>
        <source>Date of the evidence</source>
        <translation>材料日期</translation>
    </message>
    <message>
        <source>Provided by</source>
        <translation>提供人</translation>
    </message>
    <message>
        <source>Verified by (a second person)</source>
        <translation>核验人（须为他人）</translation>
    </message>
    <message>
        <source>Verified on</source>
        <translation>核验日期</translation>
    </message>
    <message>
        <source>Remove evidence</source>
        <translation>移除证据</translation>
    </message>
    <message>
        <source>Verified by {0}: the measure counts in full.</source>
        <translation>已由{0}核验，该措施按完全落实计算。</translation>
    </message>
    <message>
        <source>Not verified: whoever provides evidence cannot verify it too.</source>
        <translation>未核验：提供人与核验人不能是同一人。</translation>
    </message>
    <message>
        <source>Not verified yet: a second, named person must have looked at it.</source>
        <translation>尚未核验：须由另一人查看材料并署名。</translation>
    </message>
</context>
<context>
    <name>EvidenceList</name>
    <message>
        <source>Add evidence</source>
        <translation>添加证据</translation>
    </message>
</context>
<context>
    <name>ExchangeCard</name>
    <message>
        <source>Exchange file</source>
        <translation>交换文件</translation>
    </message>
    <message>
        <source>All answers and tasks as JSON, to keep, to compare, or to import elsewhere.</source>
        <translation>以 JSON 格式保存全部回答和整改任务，可用于留存、比对或者导入其他工作区。</translation>
    </message>
    <message>
        <source>Export as JSON…</source>
        <translation>导出为 JSON…</translation>
    </message>
    <message>
        <source>Where should the exchange file go?</source>
        <translation>交换文件保存到哪里？</translation>
    </message>
    <message>
        <source>The exchange file is written.</source>
        <translation>交换文件已导出。</translation>
    </message>
</context>
<context>
    <name>Fold</name>
    <message>
        <source>{0}, unfolded</source>
        <translation>{0}，已展开</translation>
    </message>
    <message>
        <source>{0}, folded</source>
        <translation>{0}，已折叠</translation>
    </message>
</context>
<context>
    <name>GoneDecisions</name>
    <message>
        <source>Accepted risks that are gone</source>
        <translation>已接受、现已不存在的风险</translation>
    </message>
</context>
<context>
    <name>Guidance</name>
    <message>
        <source>Guidance</source>
        <translation>填写指引</translation>
    </message>
    <message>
        <source>Choose a question to see why it is asked.</source>
        <translation>选择一个问题，查看提问的理由。</translation>
    </message>
    <message>
        <source>Why we ask</source>
        <translation>为什么问</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Law</source>
        <translation>法律依据</translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation>例外情形</translation>
    </message>
    <message>
        <source>Recommended measures</source>
        <translation>建议措施</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>History</source>
        <translation>变更记录</translation>
    </message>
    <message>
        <source>(nothing)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>{0}: {1} → {2}</source>
        <translation>{0}：{1} → {2}</translation>
    </message>
</context>
<context>
    <name>HomeModel</name>
    <message numerus="yes">
        <source>%n activities</source>
        <translation>
            <numerusform>%n 项处理活动</numerusform>
        </translation>
    </message>
    <message>
        <source>changed on {0}</source>
        <translation>更新于 {0}</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Find an assessment by its name</source>
        <translation>按名称查找评估</translation>
    </message>
    <message>
        <source>Assessments</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>New assessment</source>
        <translation>新建评估</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Import assessments</source>
        <translation>导入评估</translation>
    </message>
    <message>
        <source>Exchange files (*.json)</source>
        <translation>交换文件 (*.json)</translation>
    </message>
    <message numerus="yes">
        <source>%n assessments were imported.</source>
        <translation>
            <numerusform>已导入 %n 份评估。</numerusform>
        </translation>
    </message>
    <message>
        <source>Open another workspace</source>
        <translation>打开其他工作区</translation>
    </message>
    <message>
        <source>Workspaces (*.pia)</source>
        <translation>工作区 (*.pia)</translation>
    </message>
    <message>
        <source>New workspace</source>
        <translation>新建工作区</translation>
    </message>
    <message>
        <source>A backup was written and checked.</source>
        <translation>备份已完成并通过校验。</translation>
    </message>
    <message numerus="yes">
        <source>%n faults were found. Nothing more is changed in this file: restore a backup.</source>
        <translation>
            <numerusform>发现 %n 处损坏。此文件不再写入任何内容，请恢复备份。</numerusform>
        </translation>
    </message>
    <message>
        <source>The workspace was checked: everything is in order.</source>
        <translation>工作区检查完毕，一切正常。</translation>
    </message>
    <message>
        <source>Export assessment</source>
        <translation>导出评估</translation>
    </message>
    <message>
        <source>Exported to {0}.</source>
        <translation>已导出到 {0}。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; with its {1} activities and {2} answers will be deleted. A backup still holds it afterwards.</source>
        <translation>将删除“{0}”，包括 {1} 项处理活动和 {2} 条回答。删除后仍可从备份中找回。</translation>
    </message>
    <message>
        <source>Delete this assessment?</source>
        <translation>删除这份评估？</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Tasks of all assessments</source>
        <translation>一览全部任务</translation>
    </message>
</context>
<context>
    <name>Interview</name>
    <message>
        <source>Section</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>The seven principles</source>
        <translation>七项原则</translation>
    </message>
    <message>
        <source>About the activity</source>
        <translation>活动情况</translation>
    </message>
</context>
<context>
    <name>KindChoice</name>
    <message>
        <source>Kind of document</source>
        <translation>文件类型</translation>
    </message>
    <message>
        <source>Own Word template…</source>
        <translation>自有Word模板…</translation>
    </message>
    <message>
        <source>A .docx with tags, such as your organisation&apos;s own report; it is checked before it is used.</source>
        <translation>带有标记的.docx文件，例如本单位的报告模板；使用前会先行检查。</translation>
    </message>
</context>
<context>
    <name>LawCard</name>
    <message>
        <source>What it says</source>
        <translation>条文要旨</translation>
    </message>
</context>
<context>
    <name>LawOutcomes</name>
    <message>
        <source>What follows, law by law</source>
        <translation>逐法结论</translation>
    </message>
</context>
<context>
    <name>LawStops</name>
    <message>
        <source>No hard stop.</source>
        <translation>无否决项。</translation>
    </message>
</context>
<context>
    <name>LawsCard</name>
    <message>
        <source>All laws chosen</source>
        <translation>所选法律一览</translation>
    </message>
    <message>
        <source>For the whole assessment, all activities together.</source>
        <translation>针对整个评估，全部处理活动合并计算。</translation>
    </message>
    <message>
        <source>Law</source>
        <translation>法律</translation>
    </message>
    <message>
        <source>Assessment</source>
        <translation>是否须评估</translation>
    </message>
    <message>
        <source>Duties open</source>
        <translation>未落实义务</translation>
    </message>
    <message>
        <source>Contents met</source>
        <translation>内容已具备</translation>
    </message>
    <message>
        <source>Keep until</source>
        <translation>保存至</translation>
    </message>
    <message>
        <source>Next review</source>
        <translation>下次复评</translation>
    </message>
    <message>
        <source>Show this law in full: {0}</source>
        <translation>查看该法全部内容：{0}</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0}/{1}</translation>
    </message>
    <message>
        <source>while the processing goes on</source>
        <translation>处理活动存续期间</translation>
    </message>
    <message>
        <source>{0}, at least {1}</source>
        <translation>{0}，且不早于{1}</translation>
    </message>
    <message>
        <source>open</source>
        <translation>待定</translation>
    </message>
</context>
<context>
    <name>LawsPage</name>
    <message>
        <source>Laws</source>
        <translation>法律义务</translation>
    </message>
    <message>
        <source>What each law demands, beside the risk and never part of it. For a lawyer to confirm.</source>
        <translation>各法的要求，与风险分别判断，互不影响。须由法务确认。</translation>
    </message>
    <message>
        <source>All laws</source>
        <translation>全部法律</translation>
    </message>
    <message>
        <source>Law in view</source>
        <translation>当前查看的法律</translation>
    </message>
    <message>
        <source>Law as of {0}</source>
        <translation>法律状态截至{0}</translation>
    </message>
    <message>
        <source>For the whole assessment</source>
        <translation>针对整个评估</translation>
    </message>
</context>
<context>
    <name>LeastView</name>
    <message>
        <source>Find it</source>
        <translation>开始测算</translation>
    </message>
    <message>
        <source>The plan found</source>
        <translation>测算出的方案</translation>
    </message>
    <message>
        <source>Tick these tasks</source>
        <translation>勾选这些任务</translation>
    </message>
    <message>
        <source>Ticking shows what becomes of the levels and stores nothing. Tasks in progress or done stay ticked.</source>
        <translation>勾选后可查看等级变化，不会保存任何内容。进行中和已完成的任务保持勾选。</translation>
    </message>
    <message>
        <source>Looking for the least that suffices…</source>
        <translation>正在测算最省的任务组合……</translation>
    </message>
    <message>
        <source>What is to be reached, an answer or a task has changed since. Find it again.</source>
        <translation>目标、回答或任务此后已有改动，请重新测算。</translation>
    </message>
    <message>
        <source>This plan is out of date.</source>
        <translation>该方案已过时。</translation>
    </message>
    <message>
        <source>Only what is done already and tasks that were due by then count towards the plan.</source>
        <translation>只有已完成的任务和截止日期不晚于该日的任务计入规划。</translation>
    </message>
    <message>
        <source>The day {0} has passed already.</source>
        <translation>{0} 已过。</translation>
    </message>
    <message>
        <source>With these tasks every activity gets there.</source>
        <translation>完成这些任务后，各项处理活动均可达到目标。</translation>
    </message>
    <message>
        <source>Every activity is there already; no task is needed.</source>
        <translation>各项处理活动已达到目标，无需任何任务。</translation>
    </message>
    <message numerus="yes">
        <source>No choice of tasks brings every activity there: %n do not get there.</source>
        <translation>
            <numerusform>任何任务组合都不能使全部处理活动达到目标：有 %n 项达不到。</numerusform>
        </translation>
    </message>
    <message>
        <source>What stands in the way is said below. The tasks bring them as low as they go.</source>
        <translation>受阻原因见下。所列任务已使其降到可达到的最低等级。</translation>
    </message>
    <message numerus="yes">
        <source>Within these limits no choice of tasks brings every activity there: %n do not get there.</source>
        <translation>
            <numerusform>在上述限制内，任何任务组合都不能使全部处理活动达到目标：有 %n 项达不到。</numerusform>
        </translation>
    </message>
    <message>
        <source>What stands in the way is said below. The worst levels are brought down first.</source>
        <translation>受阻原因见下。所列任务优先降低最严重的等级。</translation>
    </message>
</context>
<context>
    <name>LevelBadge</name>
    <message>
        <source>Risk level: {0}</source>
        <translation>风险等级：{0}</translation>
    </message>
    <message>
        <source>Answers that are still missing may change this level.</source>
        <translation>还有问题未回答，等级可能变化。</translation>
    </message>
</context>
<context>
    <name>LevelMoves</name>
    <message>
        <source>Activities with their levels now and with the ticks</source>
        <translation>处理活动的当前等级与勾选后的等级</translation>
    </message>
</context>
<context>
    <name>LevelStrip</name>
    <message>
        <source>Next unanswered</source>
        <translation>下一个未答问题</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>Why this level? Opens the risk page.</source>
        <translation>为什么是这个等级？打开风险页。</translation>
    </message>
    <message numerus="yes">
        <source>%n for legal review</source>
        <translation>
            <numerusform>%n 项待法务复核</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LogoBox</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose the picture that stands on the cover</source>
        <translation>选择封面标识图片</translation>
    </message>
    <message>
        <source>Do without</source>
        <translation>不使用</translation>
    </message>
    <message>
        <source>Do without a logo on the cover</source>
        <translation>封面不使用标识</translation>
    </message>
    <message>
        <source>Logo on the cover</source>
        <translation>封面标识</translation>
    </message>
    <message>
        <source>None. The cover keeps a place for one.</source>
        <translation>未选择，封面保留标识位置。</translation>
    </message>
    <message>
        <source>{0}, for all reports of this workspace</source>
        <translation>{0}，用于本工作区的全部报告</translation>
    </message>
    <message>
        <source>Which picture is the logo?</source>
        <translation>选择标识图片</translation>
    </message>
    <message>
        <source>The logo stays as it was.</source>
        <translation>标识未作更改。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; was deleted.</source>
        <translation>已删除“{0}”。</translation>
    </message>
    <message>
        <source>The report is written: {0}</source>
        <translation>报告已生成：{0}</translation>
    </message>
    <message>
        <source>This workspace is open for reading only: nothing can be changed.</source>
        <translation>工作区以只读方式打开，无法修改。</translation>
    </message>
    <message>
        <source>Not everything is saved</source>
        <translation>仍有内容未保存</translation>
    </message>
    <message>
        <source>{0}

The window stays open so that nothing is lost.</source>
        <translation>{0}

窗口保持打开，以免内容丢失。</translation>
    </message>
    <message>
        <source>Close and lose it</source>
        <translation>放弃并关闭</translation>
    </message>
    <message numerus="yes">
        <source>%n changes of the list were applied</source>
        <translation>
            <numerusform>已采用任务表中的更改 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}, in {1}.</source>
        <translation>{0}，涉及{1}。</translation>
    </message>
    <message numerus="yes">
        <source>%n assessments</source>
        <translation>
            <numerusform> %n 份评估</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n assessments have been changed again since; in these nothing was taken back.</source>
        <translation>
            <numerusform>%n 份评估此后又有改动，其中的更改未予撤销。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n characters that no document can hold were left out.</source>
        <translation>
            <numerusform>有 %n 个字符无法写入任何文档，已略去。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MattersView</name>
    <message>
        <source>Answers that matter most</source>
        <translation>影响最大的回答</translation>
    </message>
    <message>
        <source>Each answer is tried by itself, as if it were another. Answers that decide which laws apply are left out: that is no way to improve.</source>
        <translation>逐题假设改变回答后重新评定。决定法律是否适用的回答不在其列：规避适用并非改进。</translation>
    </message>
    <message>
        <source>Trying other answers…</source>
        <translation>正在逐题试算……</translation>
    </message>
    <message>
        <source>No single answer makes the level better.</source>
        <translation>改变任何单个回答都不能降低等级。</translation>
    </message>
    <message>
        <source>No open answer could make the level worse than it is known to be.</source>
        <translation>没有尚未回答的题目会使已确定的等级升高。</translation>
    </message>
    <message>
        <source>Would make it better, the most first</source>
        <translation>可改善风险的回答（按改善程度排序）</translation>
    </message>
    <message>
        <source>Not answered yet, and could make it worse</source>
        <translation>尚未回答、可能使等级升高的题目</translation>
    </message>
</context>
<context>
    <name>MemoCard</name>
    <message>
        <source>No assessment is demanded</source>
        <translation>各法均未要求评估</translation>
    </message>
    <message>
        <source>A memo of one page keeps the facts, the reasons, who decided and when to look again.</source>
        <translation>可出具一页备忘录，载明事实、理由、决定人以及再次筛查的时间。</translation>
    </message>
    <message>
        <source>To the memo…</source>
        <translation>出具备忘录…</translation>
    </message>
</context>
<context>
    <name>MovesModel</name>
    <message>
        <source>{0}: now {1}, unchanged with the ticks</source>
        <translation>{0}：当前{1}，勾选后不变</translation>
    </message>
    <message>
        <source>{0}: now {1}, with the ticks {2}</source>
        <translation>{0}：当前{1}，勾选后{2}</translation>
    </message>
</context>
<context>
    <name>NewAssessment</name>
    <message>
        <source>New assessment</source>
        <translation>新建评估</translation>
    </message>
    <message>
        <source>Name of the assessment</source>
        <translation>评估名称</translation>
    </message>
    <message>
        <source>for example: Loyalty programme 2026</source>
        <translation>例如：2026 年会员计划</translation>
    </message>
    <message>
        <source>Language of the questions</source>
        <translation>问卷语言</translation>
    </message>
    <message>
        <source>Which questionnaire?</source>
        <translation>使用哪份问卷？</translation>
    </message>
    <message>
        <source>Which laws apply?</source>
        <translation>适用哪些法律？</translation>
    </message>
    <message>
        <source>You can change this later; no answer is lost.</source>
        <translation>以后可以更改，回答不会丢失。</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
</context>
<context>
    <name>NoActivity</name>
    <message>
        <source>No activity yet</source>
        <translation>还没有处理活动</translation>
    </message>
    <message>
        <source>Questions, risk and tasks are about activities. Add the first one.</source>
        <translation>问题、风险和任务都针对处理活动。请先添加一项。</translation>
    </message>
    <message>
        <source>Go to the activities</source>
        <translation>前往处理活动</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>Not saved: please write a number, for example 1200.</source>
        <translation>尚未保存：请填写数字，例如 1200。</translation>
    </message>
    <message>
        <source>Not saved: the number must be at least {0}.</source>
        <translation>尚未保存：数字不能小于 {0}。</translation>
    </message>
    <message>
        <source>Not saved: the number must be at most {0}.</source>
        <translation>尚未保存：数字不能大于 {0}。</translation>
    </message>
</context>
<context>
    <name>OptionButton</name>
    <message>
        <source>{0} (counts until you answer)</source>
        <translation>{0}（作答前按此计）</translation>
    </message>
</context>
<context>
    <name>OutcomeBrief</name>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
</context>
<context>
    <name>OutcomeCard</name>
    <message>
        <source>Our role: {0}</source>
        <translation>我方角色：{0}</translation>
    </message>
    <message>
        <source>Needed for a decision</source>
        <translation>作出判断尚需回答</translation>
    </message>
    <message>
        <source>Does not apply, because</source>
        <translation>不适用，因为</translation>
    </message>
    <message>
        <source>Does not apply: none of these holds</source>
        <translation>不适用：下列情形均不成立</translation>
    </message>
    <message>
        <source>Applies, because</source>
        <translation>适用，因为</translation>
    </message>
    <message>
        <source>Demands an assessment</source>
        <translation>要求评估的情形</translation>
    </message>
    <message>
        <source>Would demand an assessment</source>
        <translation>如适用本法，将要求评估的情形</translation>
    </message>
    <message>
        <source>Presumes an assessment</source>
        <translation>推定须评估的情形</translation>
    </message>
    <message>
        <source>Recommends an assessment</source>
        <translation>建议评估的情形</translation>
    </message>
    <message>
        <source>Lifted by the exemption</source>
        <translation>因豁免而不再要求的情形</translation>
    </message>
    <message numerus="yes">
        <source>%n criteria counted</source>
        <translation>
            <numerusform>计入 %n 项标准</numerusform>
        </translation>
    </message>
    <message>
        <source>Exempt, because</source>
        <translation>豁免，因为</translation>
    </message>
    <message>
        <source>In this role the law does not ask us for the assessment.</source>
        <translation>以此角色，本法不要求我方评估。</translation>
    </message>
    <message>
        <source>Nothing here demands one.</source>
        <translation>没有情形要求评估。</translation>
    </message>
    <message>
        <source>This is a presumption. Whoever does not assess must record the reasons, under a name.</source>
        <translation>此为推定。决定不评估的，须具名记录理由。</translation>
    </message>
    <message>
        <source>The presumption is set aside; the reasons are recorded under a name.</source>
        <translation>推定已推翻，理由已具名记录。</translation>
    </message>
    <message numerus="yes">
        <source>%n rules may still hold</source>
        <translation>
            <numerusform>另有 %n 条规则可能成立</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Outline</name>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
</context>
<context>
    <name>OutlookCard</name>
    <message>
        <source>What the report will say</source>
        <translation>报告内容一览</translation>
    </message>
    <message>
        <source>Whole assessment</source>
        <translation>评估整体</translation>
    </message>
    <message numerus="yes">
        <source>%n findings</source>
        <translation>
            <numerusform>评估发现 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks</source>
        <translation>
            <numerusform>整改任务 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} of {1} questions answered</source>
        <translation>已回答 {0} 题，共 {1} 题</translation>
    </message>
    <message>
        <source>Potential non-compliance, legal review required: {0}</source>
        <translation>疑似不合规，待法务复核：{0} 项</translation>
    </message>
    <message>
        <source>Further legal issues that depend on missing answers: {0}</source>
        <translation>是否不合规取决于尚未回答的题目：{0} 项</translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation>没有缺漏。</translation>
    </message>
    <message>
        <source>What a reader would miss</source>
        <translation>阅读者可能指出的缺漏</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Show: {0}</source>
        <translation>查看：{0}</translation>
    </message>
    <message numerus="yes">
        <source>%n unanswered; where they matter, a level is given as a range.</source>
        <translation>
            <numerusform>%n 题尚未回答；影响结果的，风险等级以区间表示。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are said not to apply, but no second person has agreed.</source>
        <translation>
            <numerusform>%n 题填写“不适用”，但未经第二人确认。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are answered &quot;don&apos;t know&quot;; each counts as the worst case.</source>
        <translation>
            <numerusform>%n 题回答“不清楚”，均按最不利情形计。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks are overdue.</source>
        <translation>
            <numerusform>%n 项整改任务已逾期。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks of critical or high priority have no owner.</source>
        <translation>
            <numerusform>%n 项优先级为“严重”或者“高”的整改任务尚无责任人。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>This assessment</source>
        <translation>评估信息</translation>
    </message>
</context>
<context>
    <name>OwnRiskDialog</name>
    <message>
        <source>Add a risk of your own</source>
        <translation>自行补充风险</translation>
    </message>
    <message>
        <source>Change the risk</source>
        <translation>修改风险</translation>
    </message>
    <message>
        <source>Add the risk</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>保存修改</translation>
    </message>
    <message>
        <source>Name of the risk</source>
        <translation>风险名称</translation>
    </message>
    <message>
        <source>What could happen</source>
        <translation>可能发生什么</translation>
    </message>
    <message>
        <source>Reason for severity and likelihood</source>
        <translation>定级理由</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>影响程度</translation>
    </message>
    <message>
        <source>Likelihood</source>
        <translation>可能性</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>It counts for the level of the activity like a scenario. No task changes it; only you do.</source>
        <translation>与风险场景一样计入处理活动的等级。任务完成与否不影响该风险，须重新评定方可改变。</translation>
    </message>
    <message>
        <source>Name of the risk (needed)</source>
        <translation>风险名称（必填）</translation>
    </message>
    <message>
        <source>Severity (needed): how bad it is for people if it happens</source>
        <translation>影响程度（必填）：一旦发生，对个人权益的影响有多大</translation>
    </message>
    <message>
        <source>Likelihood (needed): how probable it is as things are today</source>
        <translation>可能性（必填）：按目前的状况，发生的可能性有多大</translation>
    </message>
    <message>
        <source>Reason for severity and likelihood (needed)</source>
        <translation>定级理由（必填）</translation>
    </message>
    <message>
        <source>Level from the matrix (severity {0} × likelihood {1})</source>
        <translation>查矩阵所得等级（影响程度{0} × 可能性{1}）</translation>
    </message>
    <message>
        <source>Level: choose severity and likelihood</source>
        <translation>等级：请选择影响程度和可能性</translation>
    </message>
    <message>
        <source>Leave without changing it?</source>
        <translation>不保存修改，直接离开？</translation>
    </message>
    <message>
        <source>Leave without adding it?</source>
        <translation>不添加，直接离开？</translation>
    </message>
</context>
<context>
    <name>OwnTaskDialog</name>
    <message>
        <source>Add a task</source>
        <translation>添加任务</translation>
    </message>
    <message>
        <source>Change the task</source>
        <translation>修改任务</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>要做什么</translation>
    </message>
    <message>
        <source>How, in more words</source>
        <translation>具体做法</translation>
    </message>
    <message>
        <source>Activity of the task</source>
        <translation>任务所属处理活动</translation>
    </message>
    <message>
        <source>Whole assessment</source>
        <translation>评估整体</translation>
    </message>
    <message>
        <source>Priority of the task</source>
        <translation>任务优先级</translation>
    </message>
    <message>
        <source>Due date of the task</source>
        <translation>任务截止日期</translation>
    </message>
    <message>
        <source>Effort (person-days)</source>
        <translation>工作量（人日）</translation>
    </message>
    <message>
        <source>Effort of the task</source>
        <translation>任务工作量</translation>
    </message>
    <message>
        <source>Answer that it brings about</source>
        <translation>完成后的回答</translation>
    </message>
    <message>
        <source>What is to be done (needed)</source>
        <translation>要做什么（必填）</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>处理活动</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>Question whose answer it brings about, if any; any part of its words finds it</source>
        <translation>完成后会改变哪道题的回答（可不选；输入题目中的任意文字即可查找）</translation>
    </message>
    <message>
        <source>Answer once it is done</source>
        <translation>完成后的回答</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>题目</translation>
    </message>
    <message>
        <source>The answer now: {0}</source>
        <translation>目前的回答：{0}</translation>
    </message>
    <message>
        <source>Leave without adding it?</source>
        <translation>不添加，直接离开？</translation>
    </message>
    <message>
        <source>Leave without changing it?</source>
        <translation>不保存修改，直接离开？</translation>
    </message>
</context>
<context>
    <name>OwnTemplateBox</name>
    <message>
        <source>Choose another…</source>
        <translation>另选文件…</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>The template was checked and can be used.</source>
        <translation>模板已通过检查，可以使用。</translation>
    </message>
    <message numerus="yes">
        <source>%n faults; the template cannot be used until they are mended.</source>
        <translation>
            <numerusform>模板有%n处错误，更正后方可使用。</numerusform>
        </translation>
    </message>
    <message>
        <source>Worth a look:</source>
        <translation>请留意：</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more; they are shown once these are mended.</source>
        <translation>
            <numerusform>……另有%n处，更正上述问题后显示。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PageStrip</name>
    <message>
        <source>Page {0} of {1}</source>
        <translation>第 {0} 页，共 {1} 页</translation>
    </message>
    <message>
        <source>Page {0}…</source>
        <translation>第 {0} 页…</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Open as PDF</source>
        <translation>以PDF打开</translation>
    </message>
    <message>
        <source>LibreOffice has laid out the pages. To see them here, install Poppler (pdftoppm) as well; until then they can be opened as a PDF.</source>
        <translation>LibreOffice已完成排版。如需在此处查看页面，请另行安装Poppler（pdftoppm）；在此之前可以以PDF打开。</translation>
    </message>
    <message>
        <source>LibreOffice is laying out the pages…</source>
        <translation>正在用LibreOffice排版…</translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>Content of the report</source>
        <translation>报告内容</translation>
    </message>
</context>
<context>
    <name>PlanPage</name>
    <message>
        <source>Plan</source>
        <translation>整改方案</translation>
    </message>
    <message>
        <source>Ticks are a what-if: they change no answer and last for this session only. Stored is what you put into the plan: those tasks become &quot;planned&quot;.</source>
        <translation>勾选只是假设推演：不改动任何回答，仅在本次打开期间有效。纳入整改方案后才会保存：相应任务变为“已计划”。</translation>
    </message>
    <message>
        <source>What would it change</source>
        <translation>整改效果</translation>
    </message>
    <message>
        <source>The least that suffices</source>
        <translation>最省方案</translation>
    </message>
    <message>
        <source>Which answer matters most</source>
        <translation>关键回答</translation>
    </message>
    <message>
        <source>Part of the plan in view</source>
        <translation>当前显示的部分</translation>
    </message>
</context>
<context>
    <name>PlanRowDelegate</name>
    <message>
        <source>Being worked out…</source>
        <translation>正在测算……</translation>
    </message>
</context>
<context>
    <name>PlanTasks</name>
    <message>
        <source>Tasks to tick</source>
        <translation>可勾选的任务</translation>
    </message>
    <message>
        <source>Space ticks a task, Enter leads to the question that it came from.</source>
        <translation>按空格键勾选任务，按回车键查看其来源题目。</translation>
    </message>
</context>
<context>
    <name>PlanWords</name>
    <message>
        <source>Whole assessment</source>
        <translation>评估整体</translation>
    </message>
    <message>
        <source>what it would change is being worked out</source>
        <translation>效果正在测算</translation>
    </message>
    <message>
        <source>changes no answer</source>
        <translation>不改变任何回答</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>已勾选</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>未勾选</translation>
    </message>
    <message numerus="yes">
        <source>Ticked in all: %n tasks to do</source>
        <translation>
            <numerusform>共勾选待办任务 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} person-days</source>
        <translation>{0} 人日</translation>
    </message>
    <message numerus="yes">
        <source>%n without effort, not in the sum</source>
        <translation>
            <numerusform>%n 项工作量未知，未计入</numerusform>
        </translation>
    </message>
    <message>
        <source>cost {0}</source>
        <translation>费用 {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n without a cost, not in the sum</source>
        <translation>
            <numerusform>%n 项未填费用，未计入</numerusform>
        </translation>
    </message>
    <message>
        <source>effort not known</source>
        <translation>工作量未知</translation>
    </message>
    <message>
        <source>would bring {0} from {1} to {2}</source>
        <translation>可使{0}由{1}降至{2}</translation>
    </message>
    <message numerus="yes">
        <source>%n more activities change</source>
        <translation>
            <numerusform>另有 %n 项处理活动变化</numerusform>
        </translation>
    </message>
    <message>
        <source>removes hard stop: {0}</source>
        <translation>消除否决项：{0}</translation>
    </message>
    <message>
        <source>removes hard stop once a lawyer agrees: {0}</source>
        <translation>经法务同意后消除否决项：{0}</translation>
    </message>
    <message numerus="yes">
        <source>level unchanged; lowers %n scenarios</source>
        <translation>
            <numerusform>等级不变，%n 个风险场景的等级下降</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing by itself</source>
        <translation>单独完成无变化</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Write the report</source>
        <translation>生成报告</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新预览</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Headings</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>What the preview shows</source>
        <translation>预览方式</translation>
    </message>
    <message>
        <source>Show or hide the list of headings</source>
        <translation>显示或隐藏目录</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>The assessment has changed since.</source>
        <translation>生成预览后，评估内容已有变更。</translation>
    </message>
    <message>
        <source>Head of each page: {0}</source>
        <translation>页眉：{0}</translation>
    </message>
    <message>
        <source>Foot of each page: {0}</source>
        <translation>页脚：{0}</translation>
    </message>
    <message>
        <source>Pages and their numbers are Word&apos;s own; a line shows where a new page must begin.</source>
        <translation>分页与页码以Word排版为准；横线表示由此另起一页。</translation>
    </message>
    <message>
        <source>Page {0} of {1}</source>
        <translation>第 {0} 页，共 {1} 页</translation>
    </message>
</context>
<context>
    <name>ProposalSheet</name>
    <message>
        <source>Left as it is; the proposal stays.</source>
        <translation>暂不修改，建议予以保留。</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>采纳</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>暂不修改</translation>
    </message>
    <message>
        <source>Show the question</source>
        <translation>查看题目</translation>
    </message>
    <message>
        <source>Whole assessment</source>
        <translation>评估整体</translation>
    </message>
    <message>
        <source>Answer now: {0}</source>
        <translation>现回答：{0}</translation>
    </message>
    <message>
        <source>Then: {0}, as now, with the evidence of the task</source>
        <translation>采纳后：{0}（不变），并附任务的证据</translation>
    </message>
    <message>
        <source>Then: {0}</source>
        <translation>采纳后：{0}</translation>
    </message>
    <message>
        <source>Task: {0} ({1})</source>
        <translation>任务：{0}（{1}）</translation>
    </message>
    <message>
        <source>Evidence: none was named with the task.</source>
        <translation>证据：任务中未填写。</translation>
    </message>
    <message>
        <source>Apply: {0}</source>
        <translation>采纳：{0}</translation>
    </message>
    <message>
        <source>Leave as it is: {0}</source>
        <translation>暂不修改：{0}</translation>
    </message>
    <message>
        <source>Show the question: {0}</source>
        <translation>查看题目：{0}</translation>
    </message>
    <message>
        <source>Evidence: {0}, verified by {1}</source>
        <translation>证据：{0}，由{1}核验</translation>
    </message>
    <message>
        <source>Evidence: {0}, not verified by a second person</source>
        <translation>证据：{0}，尚未经第二人核验</translation>
    </message>
</context>
<context>
    <name>ProposalsDialog</name>
    <message>
        <source>Take finished tasks into the answers</source>
        <translation>将已完成的任务回写到回答</translation>
    </message>
    <message>
        <source>No answer changes by itself. What you leave as it is stays on offer as long as the task is finished.</source>
        <translation>未经采纳，回答不会改变。暂不修改的，在任务仍为完成状态期间一直保留在此。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>There is nothing left to take in.</source>
        <translation>没有待采纳的建议。</translation>
    </message>
    <message>
        <source>Apply all</source>
        <translation>全部采纳</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ProposalsNotice</name>
    <message>
        <source>Look…</source>
        <translation>查看…</translation>
    </message>
    <message>
        <source>Look at what finished tasks would change</source>
        <translation>查看已完成任务的回写建议</translation>
    </message>
    <message numerus="yes">
        <source>%n finished tasks would change an answer.</source>
        <translation>
            <numerusform>%n 项任务已完成，建议据此修改回答。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuestionCard</name>
    <message>
        <source>Why we ask, example and law</source>
        <translation>提问理由、示例与法律依据</translation>
    </message>
    <message>
        <source>Question {0}</source>
        <translation>问题 {0}</translation>
    </message>
    <message>
        <source>{0} · key control</source>
        <translation>{0} · 关键措施</translation>
    </message>
    <message>
        <source>Hard stop set aside by {0}: {1}</source>
        <translation>否决项已由{0}决定排除：{1}</translation>
    </message>
    <message>
        <source>Another answer ends this decision.</source>
        <translation>改答后，该决定失效。</translation>
    </message>
</context>
<context>
    <name>QuestionLinks</name>
    <message>
        <source>Show the question: {0}</source>
        <translation>查看题目：{0}</translation>
    </message>
</context>
<context>
    <name>QuestionList</name>
    <message>
        <source>Nothing is asked here, because of your earlier answers.</source>
        <translation>根据前面的回答，本节没有需要回答的问题。</translation>
    </message>
</context>
<context>
    <name>ReasonForm</name>
    <message>
        <source>Why does this question not apply? (needed)</source>
        <translation>为什么不适用？（必填）</translation>
    </message>
    <message>
        <source>Stated by</source>
        <translation>说明人</translation>
    </message>
    <message>
        <source>Agreed by (a second person)</source>
        <translation>确认人（须为他人）</translation>
    </message>
    <message>
        <source>Until a reason is given, the question keeps its former answer.</source>
        <translation>填写理由之前，仍保留原来的回答。</translation>
    </message>
    <message>
        <source>Agreed by {0}.</source>
        <translation>已由{0}确认。</translation>
    </message>
    <message>
        <source>Before sign-off a second, named person must agree.</source>
        <translation>签署之前，须由另一人确认并署名。</translation>
    </message>
</context>
<context>
    <name>Reception</name>
    <message>
        <source>The workspace could not be opened</source>
        <translation>工作区无法打开</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Open for reading only</source>
        <translation>以只读方式打开</translation>
    </message>
    <message>
        <source>Open another workspace…</source>
        <translation>打开其他工作区…</translation>
    </message>
    <message>
        <source>New workspace…</source>
        <translation>新建工作区…</translation>
    </message>
    <message>
        <source>Restore the backup of {0}</source>
        <translation>恢复 {0} 的备份</translation>
    </message>
    <message>
        <source>Open another workspace</source>
        <translation>打开其他工作区</translation>
    </message>
    <message>
        <source>Workspaces (*.pia)</source>
        <translation>工作区 (*.pia)</translation>
    </message>
    <message>
        <source>New workspace</source>
        <translation>新建工作区</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>A Word document that can be handed to a regulator or a board as it is.</source>
        <translation>Word 文档，可直接提交监管机关或者董事会。</translation>
    </message>
    <message>
        <source>Where should the report go?</source>
        <translation>报告保存到哪里？</translation>
    </message>
    <message>
        <source>Which Word file is the template?</source>
        <translation>请选择作为模板的Word文件</translation>
    </message>
    <message>
        <source>Preview: {0}</source>
        <translation>预览：{0}</translation>
    </message>
</context>
<context>
    <name>ReportProgress</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>正在取消…</translation>
    </message>
    <message>
        <source>Gathering what the report says…</source>
        <translation>正在汇总报告内容…</translation>
    </message>
    <message>
        <source>Filling in the template and reading the result back…</source>
        <translation>正在填写模板并核对结果…</translation>
    </message>
    <message>
        <source>Saving the file…</source>
        <translation>正在保存文件…</translation>
    </message>
    <message>
        <source>Preparing the preview…</source>
        <translation>正在准备预览…</translation>
    </message>
    <message>
        <source>Checking the template…</source>
        <translation>正在检查模板…</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
</context>
<context>
    <name>RiskDetail</name>
    <message>
        <source>Own risk</source>
        <translation>自行补充</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>“{0}” and the decision on it will be removed. Undo brings them back.</source>
        <translation>将移除“{0}”及相应的接受决定，可以撤销。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Step by step</source>
        <translation>逐步推导</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Change the risk: {0}</source>
        <translation>修改风险：{0}</translation>
    </message>
    <message>
        <source>Remove: {0}</source>
        <translation>移除：{0}</translation>
    </message>
    <message>
        <source>Severity {0} ({1}), likelihood {2} ({3}), judged by hand. Reason: {4}</source>
        <translation>影响程度{0}级（{1}），可能性{2}级（{3}），由人工评定。理由：{4}</translation>
    </message>
    <message>
        <source>Remove this risk?</source>
        <translation>是否移除这一风险？</translation>
    </message>
</context>
<context>
    <name>RiskMap</name>
    <message>
        <source>Risk map: severity by likelihood</source>
        <translation>风险矩阵：影响程度与可能性</translation>
    </message>
    <message>
        <source>No activity stands on the map yet.</source>
        <translation>矩阵上还没有处理活动。</translation>
    </message>
    <message>
        <source>without measures</source>
        <translation>不考虑措施</translation>
    </message>
    <message>
        <source>today</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>after all tasks</source>
        <translation>完成全部任务后</translation>
    </message>
    <message>
        <source>{0}: severity {1}, likelihood {2}, {3}</source>
        <translation>{0}：影响程度 {1}，可能性 {2}，{3}</translation>
    </message>
    <message>
        <source>own risk {0}: severity {1}, likelihood {2}, {3}</source>
        <translation>自行补充的风险“{0}”：影响程度 {1}，可能性 {2}，{3}</translation>
    </message>
    <message>
        <source>Severity →</source>
        <translation>个人权益影响程度 →</translation>
    </message>
    <message>
        <source>Likelihood →</source>
        <translation>可能性 →</translation>
    </message>
    <message>
        <source>own</source>
        <translation>自补</translation>
    </message>
    <message>
        <source>inherent</source>
        <translation>固有</translation>
    </message>
    <message>
        <source>current</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>target</source>
        <translation>预期残余</translation>
    </message>
</context>
<context>
    <name>RiskPage</name>
    <message>
        <source>Add a risk of your own…</source>
        <translation>自行补充风险…</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>风险</translation>
    </message>
    <message>
        <source>Severity and likelihood</source>
        <translation>影响程度与可能性</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>处理活动</translation>
    </message>
    <message>
        <source>Where answers are missing, the worst they still allow is shown.</source>
        <translation>尚有题目未回答时，按仍可能出现的最不利情形标示。</translation>
    </message>
    <message>
        <source>An activity is as risky as its worst scenario or own risk. Levels are never averaged.</source>
        <translation>处理活动的风险等级取最不利的风险场景或自行补充的风险，不作平均。</translation>
    </message>
    <message>
        <source>These three leave hard stops out. One that is open holds the level of its activity up.</source>
        <translation>以上三项均不计否决项；否决项未消除的，处理活动的等级仍受其制约。</translation>
    </message>
    <message>
        <source>Scenarios and own risks</source>
        <translation>风险场景与自行补充的风险</translation>
    </message>
    <message>
        <source>Choose one to see how its level came about.</source>
        <translation>选择一项，查看其等级的推导过程。</translation>
    </message>
    <message>
        <source>The seven principles</source>
        <translation>七项原则</translation>
    </message>
    <message>
        <source>How much of the controls of each principle is in place.</source>
        <translation>各项原则的措施到位程度。</translation>
    </message>
    <message>
        <source>not assessed</source>
        <translation>未评估</translation>
    </message>
    <message numerus="yes">
        <source>%n findings</source>
        <translation>
            <numerusform>评估发现 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unanswered</source>
        <translation>
            <numerusform>%n 题未回答</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RiskWishes</name>
    <message>
        <source>A{0} {1}: {2} → {3}</source>
        <translation>A{0} {1}：{2} → {3}</translation>
    </message>
    <message>
        <source>No activity changes its level.</source>
        <translation>各处理活动的等级不变。</translation>
    </message>
    <message>
        <source>Levels: {0}.</source>
        <translation>等级变化：{0}。</translation>
    </message>
</context>
<context>
    <name>RoutesCard</name>
    <message>
        <source>Routes</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Required by the facts</source>
        <translation>事实所要求</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>已选择</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Not clear yet</source>
        <translation>待确定</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>取决于</translation>
    </message>
    <message>
        <source>Not answered yet</source>
        <translation>尚未回答</translation>
    </message>
</context>
<context>
    <name>RowForm</name>
    <message>
        <source>Close row</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Remove row</source>
        <translation>删除此行</translation>
    </message>
    <message>
        <source>{0} (needed)</source>
        <translation>{0}（必填）</translation>
    </message>
</context>
<context>
    <name>RowLine</name>
    <message>
        <source>Empty row</source>
        <translation>空行</translation>
    </message>
</context>
<context>
    <name>SaveState</name>
    <message>
        <source>Saved at {0}</source>
        <translation>保存于 {0}</translation>
    </message>
    <message>
        <source>All saved</source>
        <translation>已全部保存</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Not saved yet…</source>
        <translation>尚未保存…</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>只读</translation>
    </message>
</context>
<context>
    <name>ScenarioMap</name>
    <message>
        <source>{0} {1}: today {2}</source>
        <translation>{0} {1}：当前{2}</translation>
    </message>
    <message>
        <source>{0}, stays.</source>
        <translation>{0}，不变。</translation>
    </message>
    <message>
        <source>{0}, with the ticked tasks {1}.</source>
        <translation>{0}，完成勾选任务后{1}。</translation>
    </message>
    <message>
        <source>today</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>with the ticked tasks</source>
        <translation>完成勾选任务后</translation>
    </message>
</context>
<context>
    <name>ScenarioModel</name>
    <message>
        <source>Scenario</source>
        <translation>风险场景</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>影响程度</translation>
    </message>
    <message>
        <source>Likelihood</source>
        <translation>可能性</translation>
    </message>
    <message>
        <source>Inherent</source>
        <translation>固有</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>预期残余</translation>
    </message>
    <message>
        <source>Controls in place</source>
        <translation>措施到位程度</translation>
    </message>
    <message>
        <source>Judged by hand</source>
        <translation>人工评定</translation>
    </message>
    <message>
        <source>Own risk</source>
        <translation>自行补充</translation>
    </message>
    <message>
        <source>{0} (not yet known whether it applies)</source>
        <translation>{0}（是否适用尚待确定）</translation>
    </message>
</context>
<context>
    <name>ScenarioTable</name>
    <message>
        <source>Scenarios and own risks of this activity</source>
        <translation>该处理活动的风险场景与自行补充的风险</translation>
    </message>
</context>
<context>
    <name>ScreeningPage</name>
    <message>
        <source>Next unanswered</source>
        <translation>下一个未答问题</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>What follows, law by law</source>
        <translation>逐法结论</translation>
    </message>
    <message>
        <source>These facts decide which laws apply and whether one must assess. None is asked twice.</source>
        <translation>以下事实决定适用哪些法律、是否必须开展评估。答案与问卷共用，不会重复询问。</translation>
    </message>
    <message>
        <source>Screening</source>
        <translation>适用筛查</translation>
    </message>
</context>
<context>
    <name>SectionButton</name>
    <message numerus="yes">
        <source>%n for legal review</source>
        <translation>
            <numerusform>%n 项待法务复核</numerusform>
        </translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
</context>
<context>
    <name>SetAsideDialog</name>
    <message>
        <source>Set a hard stop aside</source>
        <translation>排除否决项</translation>
    </message>
    <message>
        <source>Who decides</source>
        <translation>决定人</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Date of the decision</source>
        <translation>决定日期</translation>
    </message>
    <message>
        <source>Name and reason are printed in the report. The level under this law is no longer lifted by it.</source>
        <translation>决定人与理由将载入报告；该否决项不再抬高本法下的等级。</translation>
    </message>
    <message>
        <source>Who decides (needed)</source>
        <translation>决定人（必填）</translation>
    </message>
    <message>
        <source>Reason (needed)</source>
        <translation>理由（必填）</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>确认排除</translation>
    </message>
    <message>
        <source>Leave without setting it aside?</source>
        <translation>不排除该否决项，直接离开？</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Hide: {0}</source>
        <translation>收起{0}</translation>
    </message>
    <message>
        <source>Show: {0}</source>
        <translation>展开{0}</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Whole assessment</source>
        <translation>整体等级</translation>
    </message>
</context>
<context>
    <name>StopRow</name>
    <message>
        <source>Show the question: {0}</source>
        <translation>查看题目：{0}</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回排除</translation>
    </message>
    <message>
        <source>Set aside…</source>
        <translation>排除…</translation>
    </message>
    <message>
        <source>Take back the decision: {0}</source>
        <translation>撤回排除：{0}</translation>
    </message>
    <message>
        <source>Set aside: {0}</source>
        <translation>排除否决项：{0}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未解决</translation>
    </message>
    <message>
        <source>Not answered yet</source>
        <translation>尚未回答</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>已排除</translation>
    </message>
    <message>
        <source>{0}, potentially prohibited</source>
        <translation>{0}，疑似属于禁止情形</translation>
    </message>
    <message>
        <source>exceptions: {0}</source>
        <translation>例外情形：{0}</translation>
    </message>
    <message>
        <source>cannot be cured afterwards</source>
        <translation>事后无法补正</translation>
    </message>
    <message>
        <source>By {0} on {1}: {2}</source>
        <translation>{0}于{1}决定排除：{2}</translation>
    </message>
    <message>
        <source>By {0}: {1}</source>
        <translation>{0}决定排除：{1}</translation>
    </message>
</context>
<context>
    <name>StopsCard</name>
    <message>
        <source>By law</source>
        <translation>按适用法律</translation>
    </message>
    <message>
        <source>Potential non-compliance, legal review required</source>
        <translation>疑似不合规，待法务复核</translation>
    </message>
    <message>
        <source>A finding for a lawyer to confirm, not a verdict. No score makes up for it.</source>
        <translation>属于待法务确认的评估发现，并非结论；评分不能将其抵消。</translation>
    </message>
</context>
<context>
    <name>TableField</name>
    <message>
        <source>No rows yet.</source>
        <translation>尚无内容。</translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation>添加一行</translation>
    </message>
    <message>
        <source>Row {0}: {1}</source>
        <translation>第 {0} 行：{1}</translation>
    </message>
    <message>
        <source>Not saved: this row still needs {0}.</source>
        <translation>尚未保存：此行还须填写{0}。</translation>
    </message>
</context>
<context>
    <name>TaskFields</name>
    <message>
        <source>Owner</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Role in charge</source>
        <translation>责任部门或岗位</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>Effort</source>
        <translation>工作量</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Use this date</source>
        <translation>采用该日期</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Effort (person-days)</source>
        <translation>工作量（人日）</translation>
    </message>
    <message>
        <source>Cost (own currency)</source>
        <translation>费用（本单位币种）</translation>
    </message>
    <message>
        <source>Evidence that it is done</source>
        <translation>完成证据</translation>
    </message>
    <message>
        <source>As proposed: {0}</source>
        <translation>按建议：{0}</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>未指定</translation>
    </message>
    <message>
        <source>Wanted: {0}</source>
        <translation>要求：{0}</translation>
    </message>
    <message>
        <source>The answer still says that this is missing. Change it, and the level follows.</source>
        <translation>题目的回答仍显示该措施未到位。请更新回答，风险等级将随之变化。</translation>
    </message>
    <message>
        <source>Proposed: {0}</source>
        <translation>建议：{0}</translation>
    </message>
    <message>
        <source>Overdue: it was to be done by {0}.</source>
        <translation>已逾期：应于 {0} 前完成。</translation>
    </message>
</context>
<context>
    <name>TaskFilters</name>
    <message>
        <source>Search the tasks</source>
        <translation>搜索整改任务</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Which tasks</source>
        <translation>任务范围</translation>
    </message>
    <message>
        <source>All tasks</source>
        <translation>全部任务</translation>
    </message>
    <message>
        <source>Not closed</source>
        <translation>未了结</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>Own tasks</source>
        <translation>自行补充的任务</translation>
    </message>
    <message>
        <source>No longer called for</source>
        <translation>已无需整改</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>全部状态</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>All priorities</source>
        <translation>全部优先级</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>处理活动</translation>
    </message>
    <message>
        <source>All activities</source>
        <translation>全部处理活动</translation>
    </message>
    <message>
        <source>Owner of the tasks</source>
        <translation>任务责任人</translation>
    </message>
    <message>
        <source>All owners</source>
        <translation>全部责任人</translation>
    </message>
    <message>
        <source>More filters</source>
        <translation>更多筛选</translation>
    </message>
    <message>
        <source>Whole assessment</source>
        <translation>评估整体</translation>
    </message>
    <message>
        <source>No owner yet</source>
        <translation>尚无责任人</translation>
    </message>
</context>
<context>
    <name>TaskForm</name>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>What doing it would change</source>
        <translation>完成后的变化</translation>
    </message>
    <message>
        <source>Because of</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Show the question</source>
        <translation>查看题目</translation>
    </message>
    <message>
        <source>Whole assessment</source>
        <translation>评估整体</translation>
    </message>
    <message>
        <source>Priority: {0}</source>
        <translation>优先级：{0}</translation>
    </message>
    <message>
        <source>Change the task…</source>
        <translation>修改任务…</translation>
    </message>
    <message>
        <source>Remove the task</source>
        <translation>移除任务</translation>
    </message>
    <message>
        <source>Own task</source>
        <translation>自行补充的任务</translation>
    </message>
    <message>
        <source>No longer called for. {0}</source>
        <translation>已无需整改。{0}</translation>
    </message>
    <message>
        <source>What was written stays; should the finding come back, so does the task with all of it.</source>
        <translation>已填写的内容予以保留；如该问题再次出现，任务连同这些内容一并恢复。</translation>
    </message>
</context>
<context>
    <name>TaskListBack</name>
    <message>
        <source>Read a task list back</source>
        <translation>读回任务表</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>全部勾选</translation>
    </message>
    <message>
        <source>Tick none</source>
        <translation>全部不选</translation>
    </message>
    <message>
        <source>What the list would change</source>
        <translation>读回任务表：将作的更改</translation>
    </message>
    <message>
        <source>The list is being compared</source>
        <translation>正在比对任务表</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>Comparing the list with the assessments…</source>
        <translation>正在将任务表与各评估比对……</translation>
    </message>
    <message>
        <source>The list was not read.</source>
        <translation>任务表未能读取。</translation>
    </message>
    <message numerus="yes">
        <source>%n rows read</source>
        <translation>
            <numerusform>读取 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>更改 %n 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflicts</source>
        <translation>
            <numerusform>冲突 %n 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows without a task</source>
        <translation>
            <numerusform>无法对应任务 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cells or rows not usable</source>
        <translation>
            <numerusform>无法采用 %n 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things to know</source>
        <translation>
            <numerusform>请留意 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing differs from what stands here</source>
        <translation>与现有内容一致，没有更改</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>Apply %n changes</source>
        <translation>
            <numerusform>采用 %n 处更改</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was applied.</source>
        <translation>未作任何更改。</translation>
    </message>
    <message>
        <source>Nothing was applied: something has changed here since the list was compared.</source>
        <translation>未作任何更改：比对之后，本工作区的内容又有变动。</translation>
    </message>
    <message>
        <source>This is what the list would change now; what you ticked stays ticked.</source>
        <translation>以下是按现有内容重新比对的结果，已作的勾选仍予保留。</translation>
    </message>
</context>
<context>
    <name>TaskListButtons</name>
    <message>
        <source>Export the tasks…</source>
        <translation>导出整改任务…</translation>
    </message>
    <message>
        <source>Read a task list back…</source>
        <translation>读回任务表…</translation>
    </message>
    <message>
        <source>Read a task list back</source>
        <translation>读回任务表</translation>
    </message>
    <message>
        <source>Task lists (*.xlsx *.csv)</source>
        <translation>任务表 (*.xlsx *.csv)</translation>
    </message>
</context>
<context>
    <name>TaskListOut</name>
    <message>
        <source>Export the tasks</source>
        <translation>导出整改任务</translation>
    </message>
    <message>
        <source>All assessments</source>
        <translation>全部评估</translation>
    </message>
    <message>
        <source>What is the list for?</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>The list is being written</source>
        <translation>正在写入任务表</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Choose a file and write…</source>
        <translation>选择保存位置并导出…</translation>
    </message>
    <message>
        <source>Excel: to send round, be filled in without this program, and be read back</source>
        <translation>Excel：发给相关人员填写（无需安装本程序），填好后可读回</translation>
    </message>
    <message>
        <source>CSV: for other programs; can be read back, too</source>
        <translation>CSV：供其他程序使用，也可读回</translation>
    </message>
    <message>
        <source>Calendar: the due dates of the open tasks, titles only</source>
        <translation>日历：未了结任务的截止日期，仅含任务名称</translation>
    </message>
    <message>
        <source>JSON: for other programs, everything that is known of each task</source>
        <translation>JSON：供其他程序使用，含每项任务的全部信息</translation>
    </message>
    <message>
        <source>{0} tasks {1}</source>
        <translation>{0} 整改任务 {1}</translation>
    </message>
    <message>
        <source>Where should the list go?</source>
        <translation>任务表保存到哪里？</translation>
    </message>
    <message>
        <source>There is a file {0} already. The list takes its place once it is complete.</source>
        <translation>已有名为“{0}”的文件。任务表写好后将取而代之。</translation>
    </message>
    <message>
        <source>Replace the file?</source>
        <translation>替换该文件？</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>The list is written.</source>
        <translation>任务表已导出。</translation>
    </message>
    <message numerus="yes">
        <source>%n tasks</source>
        <translation>
            <numerusform>整改任务 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The list was not written.</source>
        <translation>任务表未能导出。</translation>
    </message>
    <message>
        <source>The list is no longer where it was written.</source>
        <translation>任务表已不在原来的位置。</translation>
    </message>
</context>
<context>
    <name>TaskModel</name>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>整改任务</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>处理活动</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>评估发现</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>法律依据</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>All</source>
        <translation>整体</translation>
    </message>
    <message>
        <source>Whole assessment</source>
        <translation>评估整体</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>建议日期</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>Effort</source>
        <translation>工作量</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>责任部门</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message numerus="yes">
        <source>%n tasks</source>
        <translation>
            <numerusform>整改任务 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} overdue</source>
        <translation>逾期 {0} 项</translation>
    </message>
    <message>
        <source>own</source>
        <translation>自行补充</translation>
    </message>
    <message>
        <source>not called for</source>
        <translation>已无需整改</translation>
    </message>
    <message>
        <source>incomplete</source>
        <translation>待补充</translation>
    </message>
</context>
<context>
    <name>TaskTable</name>
    <message>
        <source>Tasks</source>
        <translation>整改任务</translation>
    </message>
</context>
<context>
    <name>TasksPage</name>
    <message>
        <source>Tasks</source>
        <translation>整改任务</translation>
    </message>
    <message numerus="yes">
        <source>%n tasks</source>
        <translation>
            <numerusform>整改任务 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} in view</source>
        <translation>当前显示 {0} 项</translation>
    </message>
    <message>
        <source>{0} closed</source>
        <translation>已了结 {0} 项</translation>
    </message>
    <message>
        <source>{0} overdue</source>
        <translation>逾期 {0} 项</translation>
    </message>
    <message>
        <source>Nothing that was answered so far calls for a task.</source>
        <translation>根据目前的回答，没有需要整改的事项。</translation>
    </message>
    <message>
        <source>No task matches.</source>
        <translation>没有符合条件的任务。</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Add a task…</source>
        <translation>添加任务…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo the change of the tasks</source>
        <translation>撤销对任务的更改</translation>
    </message>
    <message>
        <source>{0} no longer called for</source>
        <translation>已无需整改 {0} 项</translation>
    </message>
    <message numerus="yes">
        <source>%n tasks changed.</source>
        <translation>
            <numerusform>已更改 %n 项任务。</numerusform>
        </translation>
    </message>
    <message>
        <source>The task was added.</source>
        <translation>任务已添加。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; was removed.</source>
        <translation>已移除“{0}”。</translation>
    </message>
</context>
<context>
    <name>ToldList</name>
    <message>
        <source>Arrow keys go from line to line, Enter follows a line that leads on.</source>
        <translation>按方向键逐行移动，按回车键前往该行所指之处。</translation>
    </message>
</context>
<context>
    <name>ToldModel</name>
    <message>
        <source>Enter leads to: {0}</source>
        <translation>按回车键前往：{0}</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>All assessments</source>
        <translation>全部评估</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Language of the window: {0}</source>
        <translation>界面语言：{0}</translation>
    </message>
    <message>
        <source>View and workspace</source>
        <translation>外观与工作区</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Text {0} %</source>
        <translation>文字 {0}%</translation>
    </message>
    <message>
        <source>Open another workspace…</source>
        <translation>打开其他工作区…</translation>
    </message>
    <message>
        <source>New workspace…</source>
        <translation>新建工作区…</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Check this workspace</source>
        <translation>检查此工作区</translation>
    </message>
</context>
<context>
    <name>TypedDialog</name>
    <message>
        <source>What was typed is lost.</source>
        <translation>已填写的内容将丢失。</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>继续编辑</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Welcome</source>
        <translation>欢迎使用</translation>
    </message>
    <message>
        <source>Assess what a use of personal data means for the people behind it, and leave with a report to hand out.</source>
        <translation>评估个人信息处理对相关个人的影响，得出一份可以直接提交的报告。</translation>
    </message>
    <message>
        <source>Describe</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>What is done with which data, for whom and under which law.</source>
        <translation>处理哪些信息、涉及谁、适用哪些法律。</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Plain questions; &quot;don&apos;t know&quot; and &quot;not applicable&quot; are answers too. All is saved as you go.</source>
        <translation>问题通俗易懂，“不清楚”和“不适用”也是回答。随时自动保存。</translation>
    </message>
    <message>
        <source>Understand and remedy</source>
        <translation>了解风险并整改</translation>
    </message>
    <message>
        <source>See every risk with its reasons, plan the tasks, write the Word report.</source>
        <translation>查看每项风险及其理由，安排整改任务，生成 Word 报告。</translation>
    </message>
    <message>
        <source>Start the first assessment</source>
        <translation>开始第一份评估</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Open another workspace…</source>
        <translation>打开其他工作区…</translation>
    </message>
    <message>
        <source>Your work stays on this computer: the program never connects to a network.</source>
        <translation>全部内容只保存在本机，程序从不联网。</translation>
    </message>
</context>
<context>
    <name>WordCard</name>
    <message>
        <source>This file exists; the new report replaces it once it is complete.</source>
        <translation>该文件已存在；新报告生成完毕后将替换原文件。</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Write the report</source>
        <translation>生成报告</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Kind of document</source>
        <translation>文件类型</translation>
    </message>
    <message>
        <source>Language of the report</source>
        <translation>报告语言</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Choose another file for the report</source>
        <translation>为报告选择其他文件</translation>
    </message>
    <message>
        <source>Writing the report…</source>
        <translation>正在生成报告…</translation>
    </message>
    <message>
        <source>It is the very file that the preview showed.</source>
        <translation>与预览所示为同一文件。</translation>
    </message>
    <message>
        <source>The report is written.</source>
        <translation>报告已生成。</translation>
    </message>
    <message numerus="yes">
        <source>%n characters that no document can hold were left out.</source>
        <translation>
            <numerusform>有 %n 个字符无法写入任何文档，已略去。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n texts that people typed are not shown by this template.</source>
        <translation>
            <numerusform>有%n处填写的内容未被该模板显示。</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled. Nothing was written.</source>
        <translation>已取消，未写入任何文件。</translation>
    </message>
    <message>
        <source>Cancelled. No preview was made.</source>
        <translation>已取消，未生成预览。</translation>
    </message>
    <message>
        <source>Cancelled. The template was not checked.</source>
        <translation>已取消，未检查模板。</translation>
    </message>
    <message>
        <source>The file that was there is as it was.</source>
        <translation>原有文件未受影响。</translation>
    </message>
    <message>
        <source>The report was not written.</source>
        <translation>报告未生成。</translation>
    </message>
    <message>
        <source>The preview could not be made.</source>
        <translation>未能生成预览。</translation>
    </message>
    <message>
        <source>The template could not be checked.</source>
        <translation>未能检查该模板。</translation>
    </message>
    <message>
        <source>The report is no longer where it was written.</source>
        <translation>报告已不在原来的位置。</translation>
    </message>
</context>
<context>
    <name>acceptance</name>
    <message>
        <source>Accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>Accepted, but risen since</source>
        <translation>已接受，其后等级上升</translation>
    </message>
    <message>
        <source>Acceptance expired</source>
        <translation>接受决定已到期</translation>
    </message>
    <message>
        <source>Accepted, but gone</source>
        <translation>已接受，现已不存在</translation>
    </message>
    <message>
        <source>The risk has risen from {0} to {1} since: the decision no longer covers it.</source>
        <translation>接受之后，该风险由{0}升至{1}，原决定不再覆盖。</translation>
    </message>
    <message>
        <source>The acceptance expired on {0}: it has to be decided again.</source>
        <translation>接受决定已于{0}到期，须重新决定。</translation>
    </message>
    <message>
        <source>There is no such risk in this activity any more; the decision is kept.</source>
        <translation>该处理活动已不存在这一风险，决定予以保留。</translation>
    </message>
    <message>
        <source>Accepted at the level {0}. The level stays as it is.</source>
        <translation>已按“{0}”等级接受，等级不因此改变。</translation>
    </message>
    <message>
        <source>Accepted by {0} on {1}, until {2}, because: {3}</source>
        <translation>{0}于{1}决定接受，有效期至{2}。理由：{3}</translation>
    </message>
    <message>
        <source>Accepted by {0} on {1}, because: {2}</source>
        <translation>{0}于{1}决定接受。理由：{2}</translation>
    </message>
    <message>
        <source>Accepted by {0}, because: {1}</source>
        <translation>{0}决定接受。理由：{1}</translation>
    </message>
</context>
<context>
    <name>ask</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>contents</name>
    <message>
        <source>Missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Partly met</source>
        <translation>部分具备</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>已具备</translation>
    </message>
    <message>
        <source>Not called for</source>
        <translation>不涉及</translation>
    </message>
</context>
<context>
    <name>dates</name>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>while the processing goes on</source>
        <translation>处理活动存续期间</translation>
    </message>
    <message>
        <source>open</source>
        <translation>待定</translation>
    </message>
</context>
<context>
    <name>laws</name>
    <message>
        <source>Mandatory</source>
        <translation>必须评估</translation>
    </message>
    <message>
        <source>Presumed mandatory</source>
        <translation>推定须评估</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>建议评估</translation>
    </message>
    <message>
        <source>Not required</source>
        <translation>不要求评估</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>Cannot decide yet</source>
        <translation>尚不能确定</translation>
    </message>
    <message>
        <source>Not met</source>
        <translation>未落实</translation>
    </message>
    <message>
        <source>Partly met</source>
        <translation>部分落实</translation>
    </message>
    <message>
        <source>Not answered yet</source>
        <translation>尚未回答</translation>
    </message>
    <message>
        <source>Not clear yet</source>
        <translation>是否适用待定</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>已落实</translation>
    </message>
    <message>
        <source>Agreed not to apply</source>
        <translation>经确认不适用</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待确定</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>可以作为依据</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>不被认可</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation>未填写</translation>
    </message>
</context>
<context>
    <name>levels</name>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>严重</translation>
    </message>
    <message>
        <source>Not yet known</source>
        <translation>尚未确定</translation>
    </message>
</context>
<context>
    <name>pages</name>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>处理活动</translation>
    </message>
    <message>
        <source>Screening</source>
        <translation>适用筛查</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>风险</translation>
    </message>
    <message>
        <source>Laws</source>
        <translation>法律义务</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>整改方案</translation>
    </message>
</context>
<context>
    <name>plan</name>
    <message>
        <source>Risk: {0}</source>
        <translation>风险：{0}</translation>
    </message>
</context>
<context>
    <name>progress</name>
    <message>
        <source>All {0} answered</source>
        <translation>{0} 个问题已全部回答</translation>
    </message>
    <message>
        <source>{0} of {1} answered</source>
        <translation>已回答 {0}/{1}</translation>
    </message>
</context>
<context>
    <name>shares</name>
    <message>
        <source>{0} %</source>
        <translation>{0}%</translation>
    </message>
</context>
<context>
    <name>status</name>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Awaiting confirmation</source>
        <translation>待确认</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
</context>
<context>
    <name>stops</name>
    <message>
        <source>Potentially prohibited, legal review required</source>
        <translation>疑似属于法律禁止的情形，待法务复核</translation>
    </message>
    <message>
        <source>Potential non-compliance, legal review required</source>
        <translation>疑似不合规，待法务复核</translation>
    </message>
    <message>
        <source>Check the exceptions: {0}</source>
        <translation>请核对例外情形：{0}</translation>
    </message>
</context>
<context>
    <name>tasks</name>
    <message>
        <source>Critical</source>
        <translation>严重</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>已计划</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>已核验</translation>
    </message>
    <message>
        <source>Risk accepted</source>
        <translation>接受风险</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>Business owner</source>
        <translation>业务负责人</translation>
    </message>
    <message>
        <source>Privacy officer</source>
        <translation>个人信息保护负责人</translation>
    </message>
    <message>
        <source>Legal</source>
        <translation>法务部门</translation>
    </message>
    <message>
        <source>IT security</source>
        <translation>信息安全部门</translation>
    </message>
    <message>
        <source>IT operations</source>
        <translation>信息技术运维部门</translation>
    </message>
    <message>
        <source>Human resources</source>
        <translation>人力资源部门</translation>
    </message>
    <message>
        <source>Procurement</source>
        <translation>采购部门</translation>
    </message>
    <message>
        <source>Customer service</source>
        <translation>客户服务部门</translation>
    </message>
    <message>
        <source>Management</source>
        <translation>管理层</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Role in charge</source>
        <translation>责任部门或岗位</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>Effort (person-days)</source>
        <translation>工作量（人日）</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>决定人</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>By owner</source>
        <translation>按责任人</translation>
    </message>
    <message>
        <source>By due date</source>
        <translation>按截止日期</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后</translation>
    </message>
    <message>
        <source>No date agreed</source>
        <translation>未定日期</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已了结</translation>
    </message>
    <message>
        <source>No longer called for</source>
        <translation>已无需整改</translation>
    </message>
    <message>
        <source>No owner yet</source>
        <translation>尚无责任人</translation>
    </message>
    <message>
        <source>Proposed: {0}. {1}</source>
        <translation>建议日期：{0}。{1}</translation>
    </message>
    <message>
        <source>It comes from a deadline of the law, {0} days: {1}</source>
        <translation>依据法定期限（{0} 日）：{1}</translation>
    </message>
    <message>
        <source>It comes from the measure: {0} days from the start.</source>
        <translation>依据该整改措施的建议：自评估开始起 {0} 日。</translation>
    </message>
    <message>
        <source>It comes from the priority &quot;{0}&quot;, raised by an open hard stop: {1} days from the start.</source>
        <translation>依据优先级“{0}”（因存在否决项而提高）：自评估开始起 {1} 日。</translation>
    </message>
    <message>
        <source>It comes from the priority &quot;{0}&quot;: {1} days from the start.</source>
        <translation>依据优先级“{0}”：自评估开始起 {1} 日。</translation>
    </message>
    <message>
        <source>The questionnaire no longer has this task.</source>
        <translation>问卷中已没有该任务。</translation>
    </message>
    <message>
        <source>The question &quot;{0}&quot; is no longer asked.</source>
        <translation>“{0}”一题已不再询问。</translation>
    </message>
    <message>
        <source>The answer to &quot;{0}&quot; is now: {1}</source>
        <translation>“{0}”目前的回答：{1}</translation>
    </message>
    <message>
        <source>Brings about the answer &quot;{1}&quot; to &quot;{0}&quot;.</source>
        <translation>完成后，“{0}”的回答变为“{1}”。</translation>
    </message>
    <message>
        <source>Already closed, so they cannot be planned:</source>
        <translation>以下任务已了结，不能列入计划：</translation>
    </message>
    <message>
        <source>No longer called for, so they cannot be planned:</source>
        <translation>以下任务已无需整改，不能列入计划：</translation>
    </message>
    <message>
        <source>No second person has verified evidence of:</source>
        <translation>以下任务的证据尚未由他人核验：</translation>
    </message>
    <message>
        <source>A reason and the name of who decided are needed for:</source>
        <translation>以下任务须写明理由和决定人：</translation>
    </message>
    <message>
        <source>– and {0} more</source>
        <translation>– 另有 {0} 项</translation>
    </message>
    <message>
        <source>whole assessment</source>
        <translation>评估整体</translation>
    </message>
    <message>
        <source>– {0} ({1})</source>
        <translation>– {0}（{1}）</translation>
    </message>
</context>
</TS>
