<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
{# QGIS turns a filter on fields of a GeoPackage into a comparison of texts, in which midnight with a
   Z comes after midnight without: on the day of a change both rows would show (qgis/QGIS 41074). It
   evaluates these expressions itself. An open end is far off, except where QGIS asks for the span to
   play: it does so with its own variables but no map, and is told a week around the changes. #}
{% macro start() %}{% include "time_start.txt" %}{% endmacro %}
{% macro end() %}{% include "time_end.txt" %}{% endmacro %}
{% macro option(name, value, type="QString") %}
            <Option name="{{ name }}" type="{{ type }}" value="{{ value }}"/>
{% endmacro %}
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|MapTips|Temporal" labelsEnabled="1">
  <temporal enabled="1" mode="4" limitMode="0" startField="valid_from" endField="valid_to" startExpression="{{ start() | trim | forceescape }}" endExpression="{{ end() | trim | forceescape }}" accumulate="0" fixedDuration="0" durationUnit="min" durationField="">
    <fixedRange>
      <start></start>
      <end></end>
    </fixedRange>
  </temporal>
  <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0" referencescale="-1">
    <rules key="states">
{% for rule in rules %}
      <rule key="rule-{{ loop.index0 }}" label="{{ rule.label }}" filter="{{ rule.expression }}" symbol="{{ loop.index0 }}"/>
{% endfor %}
    </rules>
    <symbols>
{% for rule in rules %}
      <symbol name="{{ loop.index0 }}" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
        <data_defined_properties>
          <Option type="Map">
            <Option name="name" type="QString" value=""/>
            <Option name="properties" type="Map">
              <Option name="alpha" type="Map">
                <Option name="active" type="bool" value="true"/>
                <Option name="expression" type="QString" value="if(&quot;status&quot; &lt;&gt; 'unknown' AND @map_start_time IS NOT NULL AND &quot;reported_at&quot; IS NOT NULL AND @map_start_time &gt;= &quot;reported_at&quot; + to_interval('{{ stale_after }} days'), {{ opacity }}, 100)"/>
                <Option name="type" type="int" value="3"/>
              </Option>
            </Option>
            <Option name="type" type="QString" value="collection"/>
          </Option>
        </data_defined_properties>
{% for marker in rule.markers %}
        <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
          <Option type="Map">
{{ option("name", marker.shape) }}
{{- option("size", marker.size) }}
{{- option("size_unit", "MM") }}
{{- option("scale_method", "diameter") }}
{{- option("color", marker.fill) }}
{{- option("outline_color", marker.line) }}
{{- option("outline_width", marker.width) }}
{{- option("outline_width_unit", "MM") }}
{{- option("outline_style", marker.dash if marker.width else "no") }}
{{- option("angle", marker.angle) }}
{{- option("offset", "0,%g" % marker.rise) }}
{{- option("offset_unit", "MM") }}
{{- option("horizontal_anchor_point", 1) }}
{{- option("vertical_anchor_point", 1) }}
          </Option>
        </layer>
{% endfor %}
      </symbol>
{% endfor %}
    </symbols>
  </renderer-v2>
  <labeling type="simple">
    <settings calloutType="simple">
      <text-style fieldName="CASE WHEN &quot;status&quot; &lt;&gt; 'unknown' THEN &quot;{{ label }}&quot; END" isExpression="1" fontFamily="DejaVu Sans" fontSize="9" fontSizeUnit="Point" fontWeight="50" textColor="{{ text }}" textOpacity="1">
        <text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="{{ halo }}" bufferOpacity="1" bufferNoFill="1"/>
      </text-style>
      <text-format multilineAlign="3"/>
      <placement placement="6" dist="{{ distance }}" distUnits="MM" offsetType="1" priority="5" predefinedPositionOrder="R,L,TR,BR,TL,BL"/>
      <rendering drawLabels="1" obstacle="1" displayAll="0"/>
    </settings>
  </labeling>
  <fieldConfiguration/>
  <aliases>
    <alias index="0" field="fid" name=""/>
{% for name, title in columns %}
    <alias index="{{ loop.index }}" field="{{ name }}" name="{{ title }}"/>
{% endfor %}
  </aliases>
  <previewExpression>"{{ label }}"</previewExpression>
  <mapTip>{{ tip }}</mapTip>
</qgis>
