/** A page as the front end of an agency's site reads it, in one request: the page with all its blocks, navigation, settings. */
import { type Workload, listAsJson } from "./workload.ts";

export const page: Workload = {
  name: "W11",
  title: "a page of a site: blocks, navigation, globals",
  isMutation: false,
  // Every twentieth page is a draft; the others are read in turn.
  variables: (n) => ({ permalink: `/page-${1 + ((n * 7) % 19) + 20 * (n % 10)}` }),
  relata: relataQuery(),
  postgraphile: postgraphileQuery(),
  byHand: { text: statement(), parameters: ({ permalink }) => [permalink] },
};

function relataQuery(): string {
  const image = `image { id title type filename width height }`;
  const buttons = `button_group { id alignment buttons(sort: ["sort"]) { id label type variant external_url page { permalink } } }`;
  const link = `id title type url icon page { permalink title }`;
  return `query W11($permalink: String!) {
    site_pages(filter: { permalink: { _eq: $permalink } }, limit: 1) {
      id title permalink status
      seo { title meta_description canonical_url no_index og_image { id title type filename width height } }
      blocks(sort: ["sort"]) {
        id collection sort hide_block
        item {
          __typename
          ... on block_hero { id title headline content image_position ${image} ${buttons} }
          ... on block_richtext { id title headline content alignment }
          ... on block_faqs { id title headline faqs }
          ... on block_quote { id title subtitle content }
          ... on block_cta { id title headline content ${buttons} }
          ... on block_steps { id title headline show_numbers steps(sort: ["sort"]) { id title content ${image} } }
          ... on block_gallery { id title headline items(sort: ["sort"]) { asset { id title type filename width height } } }
          ... on block_testimonials { id title headline items(sort: ["sort"]) { testimonial { id title company content ${image} } } }
        }
      }
    }
    navigation(sort: ["id"]) {
      id title
      items(filter: { parent: { id: { _null: true } } }, sort: ["sort"]) { ${link} children(sort: ["sort"]) { ${link} } }
    }
    globals { title description tagline url email social_links theme }
  }`;
}

function postgraphileQuery(): string {
  const asset = `rowId title type filename width height`;
  const buttons = `buttonGroupByButtonGroup {
    rowId alignment
    buttonsByButtonGroup(orderBy: SORT_ASC) { nodes { rowId label type variant externalUrl sitePageByPage { permalink } } }
  }`;
  const link = `rowId title type url icon sitePageByPage { permalink title }`;
  return `query W11($permalink: String!) {
    allSitePages(condition: { permalink: $permalink }, first: 1) {
      nodes {
        rowId title permalink status
        seoBySeo { title metaDescription canonicalUrl noIndex assetByOgImage { ${asset} } }
        blocks(orderBy: SORT_ASC) {
          nodes {
            rowId collection sort hideBlock
            hero { __typename rowId title headline content imagePosition assetByImage { ${asset} } ${buttons} }
            richtext { __typename rowId title headline content alignment }
            faqs { __typename rowId title headline faqs }
            quote { __typename rowId title subtitle content }
            cta { __typename rowId title headline content ${buttons} }
            steps {
              __typename rowId title headline showNumbers
              blockStepItemsByBlockSteps(orderBy: SORT_ASC) { nodes { rowId title content assetByImage { ${asset} } } }
            }
            gallery {
              __typename rowId title headline
              blockGalleryAssetsByBlockGallery(orderBy: SORT_ASC) { nodes { assetByAsset { ${asset} } } }
            }
            testimonials {
              __typename rowId title headline
              blockTestimonialItemsByBlockTestimonials(orderBy: SORT_ASC) {
                nodes { testimonialByTestimonial { rowId title company content assetByImage { ${asset} } } }
              }
            }
          }
        }
      }
    }
    allNavigations(orderBy: ROW_ID_ASC) {
      nodes {
        rowId title
        navigationItemsByNavigation(condition: { parent: null }, orderBy: SORT_ASC) {
          nodes { ${link} navigationItemsByParent(orderBy: SORT_ASC) { nodes { ${link} } } }
        }
      }
    }
    allGlobals(first: 1) { nodes { title description tagline url email socialLinks theme } }
  }`;
}

function statement(): string {
  const asset = (key: string): string => `(select row_to_json(x) from (
    select s.id, s.title, s.type, s.filename, s.width, s.height from assets s where s.id = ${key}
  ) x)`;
  const buttons = (key: string): string => `(select row_to_json(x) from (
    select g.id, g.alignment, (${listAsJson(`select n.id, n.label, n.type, n.variant, n.external_url,
      (select json_build_object('permalink', q.permalink) from site_pages q where q.id = n.page) as page
      from buttons n where n.button_group = g.id order by n.sort`)}) as buttons
    from button_groups g where g.id = ${key}
  ) x)`;
  const item = (columns: string, collection: string): string => `when '${collection}' then (select row_to_json(x) from (
    select '${collection}' as "__typename", i.id, i.title, ${columns} from ${collection} i where i.id = b.item::uuid
  ) x)`;
  const blocks = listAsJson(`select b.id, b.collection, b.sort, b.hide_block, case b.collection
    ${item(`i.headline, i.content, i.image_position, ${asset("i.image")} as image, ${buttons("i.button_group")} as button_group`, "block_hero")}
    ${item("i.headline, i.content, i.alignment", "block_richtext")}
    ${item("i.headline, i.faqs", "block_faqs")}
    ${item("i.subtitle, i.content", "block_quote")}
    ${item(`i.headline, i.content, ${buttons("i.button_group")} as button_group`, "block_cta")}
    ${item(
      `i.headline, i.show_numbers, (${listAsJson(`select l.id, l.title, l.content, ${asset("l.image")} as image
        from block_step_items l where l.block_steps = i.id order by l.sort`)}) as steps`,
      "block_steps",
    )}
    ${item(
      `i.headline, (${listAsJson(
        `select ${asset("l.asset")} as asset from block_gallery_assets l where l.block_gallery = i.id order by l.sort`,
      )}) as items`,
      "block_gallery",
    )}
    ${item(
      `i.headline, (${listAsJson(`select (select row_to_json(x) from (
          select t.id, t.title, t.company, t.content, ${asset("t.image")} as image from testimonials t where t.id = l.testimonial
        ) x) as testimonial from block_testimonial_items l where l.block_testimonials = i.id order by l.sort`)}) as items`,
      "block_testimonials",
    )}
    end as item from page_blocks b where b.pages_id = p.id order by b.sort`);
  const link = (row: string): string => `${row}.id, ${row}.title, ${row}.type, ${row}.url, ${row}.icon,
    (select json_build_object('permalink', q.permalink, 'title', q.title) from site_pages q where q.id = ${row}.page) as page`;
  return `select json_build_object(
    'site_pages', (${listAsJson(`select p.id, p.title, p.permalink, p.status,
      (select row_to_json(x) from (select e.title, e.meta_description, e.canonical_url, e.no_index, ${asset("e.og_image")} as og_image
        from seo e where e.id = p.seo) x) as seo,
      (${blocks}) as blocks from site_pages p where p.permalink = $1 limit 1`)}),
    'navigation', (${listAsJson(
      `select v.id, v.title, (${listAsJson(
        `select ${link("t")}, (${listAsJson(`select ${link("c")} from navigation_items c where c.parent = t.id order by c.sort`)}) as children
       from navigation_items t where t.navigation = v.id and t.parent is null order by t.sort`,
      )}) as items from navigation v order by v.id`,
    )}),
    'globals', (select row_to_json(x) from (select title, description, tagline, url, email, social_links, theme from globals) x)
  )::text`;
}
