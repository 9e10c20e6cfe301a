-- What do customers say more often than before, or of one product than of its category?
-- Reads: returned, fct_returned, dim_notes, dim_products. Grain: one row per category, judged part of its texts (the last four
-- weeks up to `to`, or a product), language and phrase of one to three words that three of its documents have. A document is
-- what one customer wrote on one day. Before and now, categories of fewer than 200 texts are taken together (unknown). Texts
-- are held against those of their own language, so that no shift of languages speaks. At most 15,000 texts are read, the
-- latest first, and of each its first 1,000 characters; longer words than 32 letters are none.
WITH asked AS (
  SELECT
    returned_id, day,
    CASE WHEN $against = 'category' THEN '' ELSE coalesce(category, '') END AS of_category,
    $against = 'category' OR day > CAST(date_add('day', -28, CAST($to AS DATE)) AS DATE) AS is_judged
  FROM returned
  WHERE movement = 'return' AND language <> 'und'
),
large AS (
  SELECT of_category FROM asked GROUP BY 1 HAVING count(*) >= 200
),
judged AS (
  SELECT * FROM asked WHERE is_judged ORDER BY day DESC NULLS LAST, returned_id DESC LIMIT 15000
),
held_against AS (
  SELECT * FROM asked WHERE NOT coalesce(is_judged, FALSE) ORDER BY day DESC NULLS LAST, returned_id DESC LIMIT 10000
),
latest AS (
  SELECT *, row_number() OVER (ORDER BY day DESC NULLS LAST, returned_id DESC) AS place FROM judged
  UNION ALL
  SELECT *, 1 FROM held_against
),
taken AS (
  SELECT
    CASE WHEN $against = 'category' THEN coalesce(r.category, '') ELSE coalesce(g.of_category, '') END AS category,
    r.language, r.note_id, l.day,
    coalesce(r.customer_key, r.return_ref) AS customer,
    CASE WHEN $against = 'category' THEN coalesce(d.style_id, d.sku, '') WHEN l.is_judged THEN '' END AS part
  FROM latest l
  JOIN fct_returned r ON r.returned_id = l.returned_id
  LEFT JOIN large g ON g.of_category = l.of_category
  LEFT JOIN dim_products d ON d.sku_id = r.sku_id
  WHERE l.place <= CASE WHEN $against = 'category' THEN 15000 ELSE 5000 END
),
notes AS (
  SELECT note_id, substr(shown_text, 1, 1000) AS shown_text
  FROM dim_notes
  WHERE note_id IN (SELECT note_id FROM taken)
),
-- Texts of one category and language are compared; those of one side of them are counted together.
documents AS (
  SELECT
    category, language, part, note_id,
    dense_rank() OVER (ORDER BY category, language) AS corner,
    dense_rank() OVER (ORDER BY category, language, part) AS side,
    dense_rank() OVER (ORDER BY customer) AS customer,
    dense_rank() OVER (ORDER BY customer, day) AS document
  FROM taken
),
tokens AS (
  SELECT n.note_id, t.place, CASE WHEN length(t.word) <= 32 AND regexp_like(t.word, '^[\p{L}\p{N}]') THEN t.word END AS word
  FROM notes n
  CROSS JOIN UNNEST(regexp_extract_all(lower(n.shown_text), '[\p{L}\p{N}][\p{L}\p{M}\p{N}''’-]*|[^\s\p{L}\p{M}\p{N}]'))
    WITH ORDINALITY AS t (word, place)
),
runs AS (
  SELECT
    note_id,
    word,
    word || ' ' || lead(word, 1) OVER following AS two_words,
    word || ' ' || lead(word, 1) OVER following || ' ' || lead(word, 2) OVER following AS three_words
  FROM tokens
  WINDOW following AS (PARTITION BY note_id ORDER BY place)
),
phrases AS (
  SELECT DISTINCT p.note_id, p.phrase
  FROM (
    SELECT note_id, word AS phrase FROM runs
    UNION ALL
    SELECT note_id, two_words FROM runs
    UNION ALL
    SELECT note_id, three_words FROM runs
  ) p
  WHERE p.phrase IS NOT NULL
),
sizes AS (
  SELECT d.corner, d.side, min(d.category) AS category, count(DISTINCT d.document) AS documents, sum(s.phrases) AS phrases
  FROM documents d
  JOIN (SELECT note_id, count(*) AS phrases FROM phrases GROUP BY note_id) s ON s.note_id = d.note_id
  GROUP BY 1, 2
),
totals AS (
  SELECT
    side, documents, phrases,
    sum(documents) OVER (PARTITION BY category) AS category_documents,
    sum(documents) OVER (PARTITION BY corner) AS language_documents,
    sum(phrases) OVER (PARTITION BY corner) AS language_phrases
  FROM sizes
),
frequent AS (
  SELECT f.phrase, row_number() OVER (ORDER BY f.phrase) AS phrase_number
  FROM (
    SELECT p.phrase
    FROM phrases p
    JOIN documents d ON d.note_id = p.note_id
    WHERE d.part IS NOT NULL
    GROUP BY p.phrase
    HAVING count(*) >= 3
  ) f
),
uses AS (
  SELECT
    d.side, f.phrase_number, d.document,
    max(d.corner) AS corner, max(d.customer) AS customer, max(d.note_id) AS note_id, count(d.part) > 0 AS is_judged
  FROM phrases p
  JOIN frequent f ON f.phrase = p.phrase
  JOIN documents d ON d.note_id = p.note_id
  GROUP BY 1, 2, 3
),
counted AS (
  SELECT
    corner, side, phrase_number,
    count(*) AS uses,
    count(DISTINCT customer) AS customers,
    max(note_id) AS note_id
  FROM uses
  WHERE is_judged
  GROUP BY 1, 2, 3
  HAVING count(*) >= 3
),
compared AS (
  SELECT corner, phrase_number, count(*) AS uses FROM uses GROUP BY 1, 2
),
sides AS (
  SELECT DISTINCT side, category, language, part FROM documents
),
products AS (
  SELECT coalesce(style_id, sku) AS style_id, min(product_name) AS product_name FROM dim_products GROUP BY 1
)
SELECT
  nullif(s.category, '') AS category,
  nullif(s.part, '') AS style_id,
  d.product_name,
  f.phrase,
  c.uses AS current_uses,
  a.uses - c.uses AS reference_uses,
  c.customers,
  CAST(t.phrases AS BIGINT) AS current_phrases,
  CAST(t.language_phrases - t.phrases AS BIGINT) AS reference_phrases,
  t.documents AS current_texts,
  CAST(t.language_documents - t.documents AS BIGINT) AS reference_texts,
  CAST(t.category_documents AS BIGINT) AS category_texts,
  s.language,
  substr(n.shown_text, 1, 300) AS reason_text
FROM counted c
JOIN compared a ON a.corner = c.corner AND a.phrase_number = c.phrase_number
JOIN totals t ON t.side = c.side
JOIN sides s ON s.side = c.side
JOIN frequent f ON f.phrase_number = c.phrase_number
JOIN notes n ON n.note_id = c.note_id
LEFT JOIN products d ON d.style_id = s.part
ORDER BY s.category, s.part, s.language, f.phrase
